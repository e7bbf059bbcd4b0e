package dev.hearth.access.internal;

import dev.hearth.access.Access;
import dev.hearth.access.NewOperator;
import dev.hearth.access.Role;
import dev.hearth.access.Viewer;
import dev.hearth.platform.DataFolder;
import dev.hearth.platform.spi.DemoLogin;
import org.springframework.stereotype.Component;

/** The owner of a demonstration: made on an empty installation, with a random password kept among the secrets. */
@Component
class DemoOwner implements DemoLogin {
    private static final String LOGIN = "demo";
    private static final String PASSWORD = "demo-password";
    /** 64 random bits, because a person may have to type them. */
    private static final int PASSWORD_LENGTH = 16;

    private final Access access;
    private final OperatorStore operators;
    private final DataFolder data;

    DemoOwner(Access access, OperatorStore operators, DataFolder data) {
        this.access = access;
        this.operators = operators;
        this.data = data;
    }

    @Override
    public Login ensure() {
        if (!access.operatorsExist()) {
            access.createOperator(new NewOperator(LOGIN, "Demo", Role.OWNER, password()), Viewer.commandLine());
        }
        boolean known = operators.byLogin(LOGIN).isPresent() && data.hasSecret(PASSWORD);
        return known ? new Login(LOGIN, password()) : new Login("", "");
    }

    private String password() {
        return data.secret(PASSWORD).substring(0, PASSWORD_LENGTH);
    }
}
