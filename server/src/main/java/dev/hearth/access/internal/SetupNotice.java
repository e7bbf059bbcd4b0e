package dev.hearth.access.internal;

import dev.hearth.access.Access;
import dev.hearth.platform.spi.StartupNotice;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows the one-time link as long as nobody can sign in. */
@Component
class SetupNotice implements StartupNotice {
    private final Access access;

    SetupNotice(Access access) {
        this.access = access;
    }

    @Override
    public List<String> lines(String baseUrl) {
        return access.issueSetupToken()
                .map(token -> List.of(
                        "First start: open this link once to create the owner / 首次启动，打开此链接创建所有者（仅可用一次）",
                        baseUrl + "/setup?token=" + token))
                .orElse(List.of());
    }
}
