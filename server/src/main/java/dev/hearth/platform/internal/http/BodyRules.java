package dev.hearth.platform.internal.http;

import dev.hearth.platform.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Nullness;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * What holds for every {@code @RequestBody}: a size limit, no absent value where the record does not say
 * {@code @Nullable}, and no NUL character, which PostgreSQL cannot store. Handlers of uploads take the
 * {@code InputStream} itself and are not limited here.
 */
@ControllerAdvice
class BodyRules extends RequestBodyAdviceAdapter {
    static final int MAX_BYTES = 1 << 20;

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        if (message.getHeaders().getContentLength() > MAX_BYTES) {
            throw tooLarge();
        }
        InputStream limited = new LimitedStream(message.getBody());
        return new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return limited;
            }

            @Override
            public HttpHeaders getHeaders() {
                return message.getHeaders();
            }
        };
    }

    @Override
    public Object afterBodyRead(
            @Nullable Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        if (body == null) {
            // the JSON word null
            throw new Refusal(Refusal.Kind.INVALID, "request.unreadable");
        }
        check(body, "");
        return body;
    }

    private static void check(Object value, String field) {
        switch (value) {
            case String text
            when text.indexOf('\0') >= 0 ->
                throw new Refusal(Refusal.Kind.INVALID, "request.text_invalid", Map.of("field", field));
            case Record row -> checkRecord(row, field);
            case Collection<?> items -> {
                int index = 0;
                for (Object item : items) {
                    require(item, field + "[" + index++ + "]");
                }
            }
            case Map<?, ?> entries ->
                entries.forEach((key, entry) -> {
                    check(key, field);
                    require(entry, field + "." + key);
                });
            default -> {}
        }
    }

    private static void checkRecord(Record row, String field) {
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            String name = field.isEmpty() ? component.getName() : field + "." + component.getName();
            var accessor = component.getAccessor();
            Object value = valueOf(component, row);
            if (value != null) {
                check(value, name);
            } else if (Nullness.forMethodReturnType(accessor) != Nullness.NULLABLE) {
                throw missing(name);
            }
        }
    }

    private static void require(@Nullable Object value, String field) {
        if (value == null) {
            throw missing(field);
        }
        check(value, field);
    }

    private static @Nullable Object valueOf(RecordComponent component, Record row) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Refusal missing(String field) {
        return new Refusal(Refusal.Kind.INVALID, "request.field_missing", Map.of("field", field));
    }

    private static Refusal tooLarge() {
        return new Refusal(Refusal.Kind.TOO_LARGE, "request.too_large", Map.of("maxBytes", MAX_BYTES));
    }

    /** Refuses to go on after the limit, for bodies that did not announce their length. */
    private static final class LimitedStream extends FilterInputStream {
        private int left = MAX_BYTES;

        LimitedStream(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) {
                count(1);
            }
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw tooLarge();
            }
        }
    }
}
