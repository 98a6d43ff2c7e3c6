extension DiagnosticRenderer {
  /// One diagnostic for programs, on one line; byte offsets count from 0, lines and columns of
  /// characters and cells from 1, UTF-16 columns from 0 as editors do.
  func json(_ diagnostic: Diagnostic) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "zhance/diagnostic@1")
      writer.member("code", diagnostic.code.id)
      writer.member("severity", diagnostic.severity.rawValue)
      writer.member("message", diagnostic.message)
      writer.member("file", source(diagnostic.primary.span.file)?.path)
      writer.member("clause", diagnostic.clause.isEmpty ? nil : diagnostic.clause)
      writer.member("range") { range(diagnostic.primary.span, &$0) }
      writer.member("label") { label(diagnostic.primary.text, &$0) }
      writer.member("related") { writer in
        writer.array { writer in
          for related in diagnostic.related {
            writer.object { writer in
              writer.member("file", source(related.span.file)?.path)
              writer.member("range") { range(related.span, &$0) }
              writer.member("label") { label(related.text, &$0) }
            }
          }
        }
      }
      writer.member("notes") { writer in
        writer.array { writer in
          for note in diagnostic.notes { writer.value(note) }
        }
      }
      writer.member("fixes") { writer in
        writer.array { writer in
          for fix in diagnostic.fixes { write(fix, &writer) }
        }
      }
      writer.member("explain", "zhance explain \(diagnostic.code.id)")
    }
    return writer.text
  }

  private func label(_ text: Bilingual?, _ writer: inout JSONWriter) {
    if let text { writer.value(text) } else { writer.null() }
  }

  private func write(_ fix: Fix, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("title", fix.title)
      writer.member("applicability", fix.certainty.rawValue)
      writer.member("edits") { writer in
        writer.array { writer in
          for edit in fix.edits {
            writer.object { writer in
              writer.member("file", source(edit.span.file)?.path)
              writer.member("byte") { pair(edit.span.start, edit.span.end, &$0) }
              writer.member("text", edit.text)
            }
          }
        }
      }
    }
  }

  private func range(_ span: Span, _ writer: inout JSONWriter) {
    guard let source = source(span.file) else {
      writer.null()
      return
    }
    let size = source.text.utf8.count
    let from = min(max(0, span.start), size)
    let to = min(max(from, span.end), size)
    let start = source.lines.columns(of: from)
    let end = source.lines.columns(of: to)
    writer.object { writer in
      writer.member("byte") { pair(from, to, &$0) }
      writer.member("line", start.line)
      writer.member("end_line", end.line)
      writer.member("col") { pair(start.scalar, end.scalar, &$0) }
      writer.member("utf16") { pair(start.utf16, end.utf16, &$0) }
      writer.member("display") { pair(start.display, end.display, &$0) }
    }
  }

  private func pair(_ a: Int, _ b: Int, _ writer: inout JSONWriter) {
    writer.array { writer in
      writer.value(a)
      writer.value(b)
    }
  }
}

extension LineTable {
  /// Every column by which programs count: characters and cells from 1, UTF-16 units from 0.
  fileprivate func columns(of offset: Int) -> (line: Int, scalar: Int, utf16: Int, display: Int) {
    let (line, scalar) = position(of: offset)
    let text = text(ofLine: line).unicodeScalars.prefix(scalar - 1)
    // Past the text of a line stands its line end, one column for all of it.
    let beyond = scalar - 1 - text.count
    let utf16 = text.reduce(beyond) { $0 + UTF16.width($1) }
    let display = text.reduce(beyond) { total, shown in
      total + (shown == "\t" || PlainText.isUnsafe(shown) ? 1 : DisplayWidth.of(shown))
    }
    return (line, scalar, utf16, display + 1)
  }
}
