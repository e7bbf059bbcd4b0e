package dev.hearth.app.internal.http;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Serves the console's files; its own addresses such as {@code /communities/docker} all answer with index.html. */
@Configuration
class ConsoleConfiguration implements WebMvcConfigurer {
    private static final String FOLDER = "classpath:/static/console/";
    private static final Duration HASHED_FILES_AGE = Duration.ofDays(365);

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // their names carry a hash of their content
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FOLDER + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(HASHED_FILES_AGE).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(FOLDER)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new IndexFallback());
    }

    /** The file of this name, else index.html for what looks like a page of the console. */
    private static final class IndexFallback extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = super.getResource(path, location);
            if (file != null) {
                return file;
            }
            boolean looksLikeFile = path.substring(path.lastIndexOf('/') + 1).contains(".");
            return looksLikeFile || path.equals("api") || path.startsWith("api/")
                    ? null
                    : super.getResource("index.html", location);
        }
    }
}
