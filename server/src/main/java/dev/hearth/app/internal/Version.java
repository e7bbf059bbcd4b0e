package dev.hearth.app.internal;

/** The version of Hearth that runs. */
public final class Version {
    private Version() {}

    /** As the jar's manifest says; {@code development} outside a jar. */
    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
