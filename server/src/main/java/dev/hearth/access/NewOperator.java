package dev.hearth.access;

/**
 * An operator to be.
 *
 * @param login 2 to 64 of {@code a-z 0-9 . _ @ + -}, beginning with a letter or digit; upper case is lowered
 * @param name 1 to 100 characters
 * @param password 10 to 200 characters, not the login
 */
public record NewOperator(String login, String name, Role role, String password) {
    @Override
    public String toString() {
        return "NewOperator[login=" + login + ", role=" + role + "]";
    }
}
