package io.redletter.platform.template;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets templates read an {@link Optional} as its value or as nothing; records are read as beans by FreeMarker itself. */
final class OptionalWrapper extends DefaultObjectWrapper {
    OptionalWrapper() {
        super(Configuration.VERSION_2_3_33);
    }

    @Override
    public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
        return super.wrap(value instanceof Optional<?> optional ? optional.orElse(null) : value);
    }
}
