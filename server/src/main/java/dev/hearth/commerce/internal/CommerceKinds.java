package dev.hearth.commerce.internal;

import dev.hearth.activity.ActivityKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** The kinds of activity that commerce owns. */
@Component
class CommerceKinds implements ActivityKind.Declarations {
    static final ActivityKind PLACED = new ActivityKind(
            "commerce.order.placed", 1, "Somebody bought; the line's amount is what was paid.", List.of());

    @Override
    public List<ActivityKind> kinds() {
        return List.of(PLACED);
    }
}
