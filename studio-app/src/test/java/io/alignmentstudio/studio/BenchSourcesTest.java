package io.alignmentstudio.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measuring programs, which the launcher compiles when they are run, fit the product. */
class BenchSourcesTest {
  @TempDir Path classes;

  @Test
  void everyMeasuringProgramCompiles() throws IOException {
    Path folder = Path.of("..", "bench", "java");
    List<Path> sources;
    try (Stream<Path> files = Files.list(folder)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    assertThat(sources).isNotEmpty();

    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    for (Path source : sources) {
      StringWriter errors = new StringWriter();
      try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
        boolean compiled =
            compiler
                .getTask(
                    errors,
                    manager,
                    null,
                    List.of(
                        "-proc:none",
                        "--class-path",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString()),
                    null,
                    manager.getJavaFileObjects(source))
                .call();
        assertThat(compiled).as("%s: %s", source.getFileName(), errors).isTrue();
      }
    }
  }
}
