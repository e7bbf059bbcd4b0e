package dev.hearth.app.internal.http;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

@SpringJUnitWebConfig({ConsoleConfigurationTest.Mvc.class, ConsoleConfiguration.class})
class ConsoleConfigurationTest {
    private final MockMvc http;

    @Autowired
    ConsoleConfigurationTest(WebApplicationContext context) {
        this.http = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/index.html", "/communities/docker", "/settings"})
    void pagesOfTheConsoleAnswerWithItsIndex(String address) throws Exception {
        http.perform(get(address))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-cache"))
                .andExpect(content().contentTypeCompatibleWith("text/html"))
                .andExpect(content().string(containsString("<div id=\"app\">")));
    }

    @Test
    void rootIsTheIndex() throws Exception {
        http.perform(get("/")).andExpect(forwardedUrl("/index.html"));
    }

    @Test
    void hashedFilesAreKeptForAYear() throws Exception {
        http.perform(get("/assets/test-0000.js"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "max-age=31536000, public, immutable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/nothing", "/api", "/assets/gone.js", "/gone.png", "/assets/../../application.yaml"})
    void nothingElseAnswersWithThePage(String address) throws Exception {
        http.perform(get(address)).andExpect(status().isNotFound());
    }

    @EnableWebMvc
    static class Mvc {}
}
