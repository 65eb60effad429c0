package io.alignmentstudio.framers.ingest;

/** Reads the blocks of one format, in reading order. */
sealed interface FormatReader
    permits MarkdownReader,
        PlainTextReader,
        WordReader,
        PdfReader,
        FormexReader,
        LawReader,
        OscalReader,
        HtmlReader {
  /** Throws a StudioException with code DATA when the file cannot be read as what it is. */
  Draft read(SourceFile file);
}
