package dev.hearth.insight.internal;

import dev.hearth.insight.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The words of reports in both languages. A sentence names values in braces; a share is written in percent, a count with
 * thousands marked, a list by the words its items have under the prefix given in the sentence ({@code {lacking:goal}}).
 */
@Component
public class Texts {
    private static final Pattern VALUE = Pattern.compile("\\{([a-zA-Z0-9]+)(?::([a-z.]+))?}");

    private final Map<Language, Properties> words = new EnumMap<>(Language.class);

    public Texts() {
        for (Language language : Language.values()) {
            words.put(language, load("/insight/texts_" + language.locale().getLanguage() + ".properties"));
        }
    }

    /** The text of a key, which must exist. */
    public String say(Language language, String key, Map<String, ?> values) {
        String text = Objects.requireNonNull(words.get(language)).getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no text " + key + " in " + language);
        }
        Matcher matcher = VALUE.matcher(text);
        var said = new StringBuilder();
        while (matcher.find()) {
            Object value = values.get(matcher.group(1));
            if (value == null) {
                throw new IllegalStateException("no value for " + matcher.group() + " of " + key);
            }
            String prefix = matcher.group(2) == null ? "" : matcher.group(2);
            matcher.appendReplacement(said, Matcher.quoteReplacement(format(language, value, prefix)));
        }
        return matcher.appendTail(said).toString();
    }

    public String say(Language language, String key) {
        return say(language, key, Map.of());
    }

    /** The text of a key, or what is given where there is none: for words that came from outside. */
    public String sayOr(Language language, String key, String other) {
        return Objects.requireNonNull(words.get(language)).getProperty(key, other);
    }

    Set<String> keys(Language language) {
        return Objects.requireNonNull(words.get(language)).stringPropertyNames();
    }

    private String format(Language language, Object value, String prefix) {
        return switch (value) {
            case Double share -> percent(language, share);
            case Long count ->
                NumberFormat.getIntegerInstance(language.locale()).format(count);
            case List<?> items ->
                items.stream()
                        .map(item -> say(language, prefix + "." + item))
                        .collect(Collectors.joining(say(language, "list.separator")));
            default -> value.toString();
        };
    }

    /** A share in percent, one decimal at most, with a true minus. */
    public static String percent(Language language, double share) {
        NumberFormat format = NumberFormat.getPercentInstance(language.locale());
        format.setMaximumFractionDigits(1);
        return format.format(share).replace('-', '\u2212');
    }

    private static Properties load(String resource) {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Texts.class.getResourceAsStream(resource)), StandardCharsets.UTF_8)) {
            var loaded = new Properties();
            loaded.load(reader);
            return loaded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
