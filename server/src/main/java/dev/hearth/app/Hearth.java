package dev.hearth.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application. */
@SpringBootApplication(scanBasePackages = "dev.hearth")
@ConfigurationPropertiesScan("dev.hearth")
public class Hearth {
    public static void main(String[] args) {
        SpringApplication.run(Hearth.class, args);
    }
}
