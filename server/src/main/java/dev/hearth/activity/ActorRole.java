package dev.hearth.activity;

/** In which role somebody acted, as far as the source told; corrections are joined at query time. Codes are stored. */
public enum ActorRole {
    MEMBER(1),
    OPERATOR(2),
    PLANTED(3),
    BOT(4),
    SYSTEM(5);

    private final int code;

    ActorRole(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
