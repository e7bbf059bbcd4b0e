package dev.hearth.commerce.internal;

import dev.hearth.activity.ActivityLog;
import dev.hearth.activity.Subject.Type;
import dev.hearth.platform.spi.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who bought. The orders themselves stay for the books, without a buyer. */
@Component
class OrderPersonalData implements PersonalData {
    private final OrderStore store;
    private final ActivityLog log;

    OrderPersonalData(OrderStore store, ActivityLog log) {
        this.store = store;
        this.log = log;
    }

    @Override
    public String module() {
        return "commerce";
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
            numbers = store.cutBuyer(subject.identityNumbers(), ActivityLog.MAX_FORGOTTEN);
            log.forget(Type.ORDER, numbers);
            erased += numbers.size();
        } while (numbers.size() == ActivityLog.MAX_FORGOTTEN);
        return erased;
    }
}
