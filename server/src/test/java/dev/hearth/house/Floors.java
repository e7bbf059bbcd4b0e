package dev.hearth.house;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The floors of ARCHITECTURE.md as data, and what they say about one import. */
final class Floors {
    private static final String ROOT = "dev.hearth.";
    private static final int ROOF = 5;

    /**
     * A module.
     *
     * @param mayImport modules whose own package it may import besides what its floor may; {@code x.spi} names only
     *     the spi of x
     */
    record Module(int floor, Set<String> mayImport) {}

    static final Map<String, Module> MODULES = new TreeMap<>(Map.ofEntries(
            module(0, "platform"),
            module(0, "activity", "platform", "platform.spi"),
            module(0, "access", "platform", "platform.spi", "activity"),
            module(1, "community"),
            module(1, "member", "community"),
            module(2, "delivery"),
            module(2, "conversation", "delivery.spi"),
            module(2, "people", "conversation"),
            module(2, "content"),
            module(2, "incentive"),
            module(2, "participation", "incentive", "delivery"),
            module(2, "commerce", "incentive"),
            module(2, "channel", "conversation", "commerce", "delivery.spi"),
            module(3, "audience"),
            module(3, "insight", "audience"),
            module(4, "moderation", "conversation", "conversation.spi", "delivery"),
            module(4, "journey", "audience", "insight", "content", "delivery", "incentive"),
            module(ROOF, "app")));

    private Floors() {}

    /** The module that a class belongs to. */
    static Optional<String> moduleOf(String className) {
        if (!className.startsWith(ROOT)) {
            return Optional.empty();
        }
        String rest = className.substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(rest.substring(0, dot));
    }

    /** What is wrong with one class using another; empty when nothing is. */
    static Optional<String> violation(String fromClass, String toClass) {
        Optional<String> from = moduleOf(fromClass);
        Optional<String> to = moduleOf(toClass);
        if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
            return Optional.empty();
        }
        String part = part(toClass, to.get());
        String edge = fromClass + " -> " + toClass;
        if (part.startsWith("internal")) {
            return Optional.of(edge + ": reaches into internal");
        }
        if (!part.isEmpty() && !part.equals("spi")) {
            return Optional.of(edge + ": only a module's own package and its spi are public");
        }
        return mayImport(from.get(), to.get(), part) ? Optional.empty() : Optional.of(edge + ": against the floors");
    }

    /** The package inside the module; empty for the module's own. */
    private static String part(String className, String module) {
        String rest = className.substring(ROOT.length() + module.length() + 1);
        int dot = rest.lastIndexOf('.');
        return dot < 0 ? "" : rest.substring(0, dot);
    }

    private static boolean mayImport(String from, String to, String part) {
        Module importer = MODULES.get(from);
        Module imported = MODULES.get(to);
        if (importer == null || imported == null) {
            return false;
        }
        Predicate<String> named = importer.mayImport()::contains;
        return importer.floor() == ROOF
                || (imported.floor() < 2 && imported.floor() < importer.floor())
                || named.test(part.isEmpty() ? to : to + "." + part);
    }

    private static Map.Entry<String, Module> module(int floor, String name, String... mayImport) {
        return Map.entry(name, new Module(floor, Set.copyOf(List.of(mayImport))));
    }

    /** Modules named by an entry of the table, without {@code .spi}. */
    static List<String> named(Module module) {
        return module.mayImport().stream()
                .map(name -> Arrays.asList(name.split("\\.")).getFirst())
                .distinct()
                .toList();
    }
}
