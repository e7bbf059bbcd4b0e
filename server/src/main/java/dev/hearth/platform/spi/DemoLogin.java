package dev.hearth.platform.spi;

/** Gives {@code hearth demo} a login that it may print. A bean of it is found; without one no login is printed. */
public interface DemoLogin {
    /** The demonstration's owner, made where the installation has no operator yet. */
    Login ensure();

    /**
     * A login in plain text.
     *
     * @param name what one types as the name
     * @param password what one types as the password; empty where it was chosen by a person and is not known
     */
    record Login(String name, String password) {
        @Override
        public String toString() {
            return "Login[" + name + "]";
        }
    }
}
