package dev.hearth.conversation.internal;

import dev.hearth.activity.ActivityLog;
import dev.hearth.activity.Subject.Type;
import dev.hearth.platform.spi.PersonalData;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the person said; what others wrote about them, or in answer, is the others' and stays. */
@Component
class MessagePersonalData implements PersonalData {
    private final MessageStore store;
    private final ActivityLog log;
    private final Clock clock;

    MessagePersonalData(MessageStore store, ActivityLog log, Clock clock) {
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String module() {
        return "conversation";
    }

    @Override
    public void export(Subject subject, Sink sink) {
        store.export(subject.identityNumbers(), sink);
    }

    @Override
    public int erase(Subject subject) {
        int erased = 0;
        List<Long> numbers;
        do {
            numbers = store.erase(subject.identityNumbers(), clock.instant(), ActivityLog.MAX_FORGOTTEN);
            log.forget(Type.MESSAGE, numbers);
            erased += numbers.size();
        } while (numbers.size() == ActivityLog.MAX_FORGOTTEN);
        return erased;
    }
}
