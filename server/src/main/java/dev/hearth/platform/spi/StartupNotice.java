package dev.hearth.platform.spi;

import java.util.List;

/** Lines that a module wants to be shown on the terminal once the server has started. Beans of it are found. */
public interface StartupNotice {
    /**
     * Lines to show, none where there is nothing to say.
     *
     * @param baseUrl address of the server without a trailing slash
     */
    List<String> lines(String baseUrl);
}
