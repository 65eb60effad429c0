package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlParserTest {
  @TempDir Path folder;

  @Test
  void entityBombsAreRefusedBeforeTheyGrow() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE ACT [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    bomb.append("]><ACT><P>&a29;</P></ACT>");
    assertThat(refusal(bomb.toString()))
        .hasMessageContaining("declares a document type of its own")
        .extracting(StudioException::code)
        .isEqualTo(ErrorCode.DATA);
  }

  @Test
  void otherFilesAreNeverRead() {
    Path secret = Reading.write(folder.resolve("secret.txt"), "the secret");
    assertThat(
            refusal(
                "<!DOCTYPE ACT [<!ENTITY x SYSTEM \"%s\">]><ACT><P>&x;</P></ACT>"
                    .formatted(secret.toUri())))
        .hasMessageContaining("declares a document type of its own");
    assertThat(
            refusal("<!DOCTYPE ACT SYSTEM \"%s\"><ACT><P>&x;</P></ACT>".formatted(secret.toUri())))
        .hasMessageContaining("not declared");
  }

  @Test
  void documentTypesOfPublishersAreNotFetched() {
    PolicyDocument document =
        Reading.read(
            write(
                "<!DOCTYPE ACT SYSTEM \"http://192.0.2.1/act.dtd\"><ACT><P>Feed cats.</P></ACT>"));
    assertThat(document.clauses().getFirst().text()).isEqualTo("Feed cats.");
  }

  @Test
  void depthIsBounded() {
    int deep = XmlParser.DEEPEST + 2;
    assertThat(refusal("<ACT>" + "<P>".repeat(deep) + "x" + "</P>".repeat(deep) + "</ACT>"))
        .hasMessageContaining("nested deeper than");
  }

  @Test
  void truncatedFilesAreRefusedWithTheirPlace() {
    assertThat(refusal("<ACT>\n<P>Feed cats.</P>\n<P>Feed do"))
        .hasMessageContaining("cannot be read as XML")
        .hasMessageContaining("line 3");
    assertThat(refusal("<ACT><P>Feed cats.</P></ACT><ACT/>"))
        .hasMessageContaining("cannot be read as XML");
  }

  @Test
  void kindIsToldByTheOutermostElement() throws IOException {
    Path named = Reading.write(folder.resolve("act.md"), "<ACT><P>Feed cats.</P></ACT>");
    assertThat(Reading.read(named).warnings())
        .contains("named like Markdown, but is an act in Formex 4; read as what it is");
    Path wide =
        Files.write(
            folder.resolve("wide.xml"),
            "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?><ACT><P>Feed cats é.</P></ACT>"
                .getBytes(StandardCharsets.UTF_16LE));
    assertThat(Reading.read(wide).clauses().getFirst().text()).isEqualTo("Feed cats é.");
    assertThat(refusal("<?xml version=\"1.0\"?><recipe><p>Feed cats.</p></recipe>"))
        .hasMessageContaining("is an XML file")
        .hasMessageContaining("Akoma Ntoso");
  }

  @Test
  void anEncodingThatTheBytesAreNotInIsNamed() throws IOException {
    String act = "<ACT><P>Feed cats é.</P></ACT>";
    assertThat(refusal("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + act))
        .hasMessageContaining("declares the encoding UTF-16 in its first line, but is not in it")
        .hasMessageContaining("mend the declaration");
    assertThat(refusal("<?xml version=\"1.0\" encoding=\"utf-ate\"?>" + act))
        .hasMessageContaining("declares the encoding utf-ate");
    Path latin =
        Files.write(
            folder.resolve("latin.xml"),
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + act)
                .getBytes(StandardCharsets.ISO_8859_1));
    assertThat(catchThrowableOfType(StudioException.class, () -> Reading.read(latin)))
        .hasMessageContaining("declares the encoding UTF-8 in its first line, but is not in it");
  }

  private Path write(String text) {
    return Reading.write(folder.resolve("act.xml"), text);
  }

  private StudioException refusal(String text) {
    Path file = write(text);
    return catchThrowableOfType(StudioException.class, () -> Reading.read(file));
  }
}
