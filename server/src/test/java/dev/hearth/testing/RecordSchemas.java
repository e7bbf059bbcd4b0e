package dev.hearth.testing;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Nullness;
import tools.jackson.databind.JsonNode;

/**
 * Says of records what JSpecify says: a component is required unless it is {@code @Nullable}, and there are no others.
 */
final class RecordSchemas implements ModelConverter {
    private static final Set<Class<?>> TEXTS = Set.of(ZoneId.class, Duration.class, Currency.class);

    private final Map<String, Class<?>> names = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType javaType = Json31.mapper().constructType(type.getType());
        Class<?> raw = javaType.getRawClass();
        if (TEXTS.contains(raw)) {
            return new StringSchema();
        }
        if (JsonNode.class.isAssignableFrom(raw)) {
            return new Schema<>();
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && raw.isRecord()) {
            describe(raw, javaType, schema, context);
        }
        return schema;
    }

    private void describe(Class<?> raw, JavaType javaType, Schema<?> schema, ModelConverterContext context) {
        Schema<?> model = schema;
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            Class<?> known = names.putIfAbsent(name, raw);
            if (known != null && known != raw) {
                throw new IllegalStateException(
                        known + " and " + raw + " are both called " + name + " in the contract: rename one");
            }
            model = context.getDefinedModels().get(name);
        }
        if (model == null || model.getProperties() == null) {
            return;
        }
        for (RecordComponent component : raw.getRecordComponents()) {
            Schema<?> property = model.getProperties().get(component.getName());
            if (property == null) {
                continue;
            }
            if (Nullness.forMethodReturnType(component.getAccessor()) == Nullness.NULLABLE) {
                model.getProperties().put(component.getName(), nullable(property));
            } else if (model.getRequired() == null || !model.getRequired().contains(component.getName())) {
                model.addRequiredItem(component.getName());
            }
        }
        if (model.getAllOf() == null) {
            model.setAdditionalProperties(false);
        }
    }

    private static Schema<?> nullable(Schema<?> property) {
        if (property.getAnyOf() != null) {
            return property;
        }
        if (property.get$ref() == null && property.getTypes() != null && property.getEnum() == null) {
            property.addType("null");
            return property;
        }
        Schema<?> absent = new Schema<>();
        absent.addType("null");
        Schema<?> either = new Schema<>();
        either.setAnyOf(List.of(property, absent));
        return either;
    }
}
