package dev.hearth.platform.internal;

import dev.hearth.platform.CannotStart;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an external PostgreSQL is, its name and password kept apart so that no log shows them.
 *
 * @param jdbcUrl address without user and password
 * @param user empty where the driver shall decide
 * @param password empty where there is none
 */
record DatabaseAddress(String jdbcUrl, String user, String password) {
    private static final int DEFAULT_PORT = 5432;

    /** Reads {@code jdbc:postgresql://host/db?user=..} or {@code postgres://user:password@host:port/db}. */
    static DatabaseAddress parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            if (text.split("\\?", 2)[0].contains("@")) {
                // the driver knows no account before the host, and a message would show it
                throw new CannotStart("database.url_invalid");
            }
            return withoutParameters(text, "", "");
        }
        if (!text.startsWith("postgres://") && !text.startsWith("postgresql://")) {
            throw new CannotStart("database.url_invalid");
        }
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            // the exception's text would show the password
            throw new CannotStart("database.url_invalid");
        }
        if (uri.getHost() == null
                || uri.getRawPath() == null
                || uri.getRawPath().length() < 2) {
            throw new CannotStart("database.url_invalid");
        }
        String account = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = account.indexOf(':');
        String user = decode(colon < 0 ? account : account.substring(0, colon));
        String password = colon < 0 ? "" : decode(account.substring(colon + 1));
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return withoutParameters(
                "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + query, user, password);
    }

    private static DatabaseAddress withoutParameters(String url, String user, String password) {
        int mark = url.indexOf('?');
        if (mark < 0) {
            return new DatabaseAddress(url, user, password);
        }
        var kept = new ArrayList<String>();
        String foundUser = user;
        String foundPassword = password;
        for (String parameter : List.of(url.substring(mark + 1).split("&", -1))) {
            if (parameter.startsWith("user=")) {
                foundUser = decode(parameter.substring("user=".length()));
            } else if (parameter.startsWith("password=")) {
                foundPassword = decode(parameter.substring("password=".length()));
            } else if (!parameter.isEmpty()) {
                kept.add(parameter);
            }
        }
        String base = url.substring(0, mark);
        return new DatabaseAddress(
                kept.isEmpty() ? base : base + "?" + String.join("&", kept), foundUser, foundPassword);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("database.url_invalid");
        }
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
