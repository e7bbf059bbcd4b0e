package dev.hearth.app.internal.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A parsed command line: {@code --name value} or {@code --name=value}, {@code --flag}, the rest positional;
 * everything behind {@code --} is positional.
 */
final class Arguments {
    /**
     * What a command understands.
     *
     * @param options names that take a value
     * @param flags names that take none
     * @param positionalsMax how many positional arguments it takes at most
     */
    record Syntax(Set<String> options, Set<String> flags, int positionalsMax) {}

    private final Map<String, String> options = new HashMap<>();
    private final Set<String> flags = new HashSet<>();
    private final List<String> positionals = new ArrayList<>();

    private Arguments() {}

    static Arguments parse(Syntax syntax, List<String> words) {
        var parsed = new Arguments();
        boolean literal = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (literal || !word.startsWith("-") || word.equals("-")) {
                if (parsed.positionals.size() == syntax.positionalsMax()) {
                    throw new UsageException("usage.too_many", word);
                }
                parsed.positionals.add(word);
                continue;
            }
            if (word.equals("--")) {
                literal = true;
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            String key = name.startsWith("--") ? name.substring(2) : name;
            if (name.startsWith("--") && syntax.flags().contains(key) && equals < 0) {
                parsed.flags.add(key);
            } else if (name.startsWith("--") && syntax.options().contains(key)) {
                boolean inNextWord = equals < 0;
                if (inNextWord && i + 1 == words.size()) {
                    throw new UsageException("usage.value_missing", name);
                }
                String value = inNextWord ? words.get(++i) : word.substring(equals + 1);
                if (parsed.options.put(key, value) != null) {
                    throw new UsageException("usage.twice", name);
                }
            } else {
                throw new UsageException("usage.unknown_option", word);
            }
        }
        return parsed;
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    String required(String name) {
        return option(name).orElseThrow(() -> new UsageException("usage.option_missing", "--" + name));
    }

    /** A whole number between the two bounds, both allowed. */
    int number(String name, int fallback, int least, int most) {
        return option(name)
                .map(text -> {
                    if (!text.matches("[0-9]{1,9}")
                            || Integer.parseInt(text) < least
                            || Integer.parseInt(text) > most) {
                        throw new UsageException("usage.not_a_number", "--" + name, "" + least, "" + most, text);
                    }
                    return Integer.parseInt(text);
                })
                .orElse(fallback);
    }

    boolean flag(String name) {
        return flags.contains(name);
    }

    List<String> positionals() {
        return List.copyOf(positionals);
    }
}
