package import ZhanceDiagnostics

/// Reads a file. Never fails: what cannot be read is reported and passed over, and the tokens of
/// the result, joined, are the file.
package func parse(_ file: SourceFile) -> Checked<SourceTree> {
  guard var parser = Parser(file) else { return tooLarge(file) }
  let declarations = parser.declarations()
  let tree = SourceTree(
    file: file, declarations: declarations, tokens: parser.finishedTokens(),
    hasErrors: parser.diagnostics.contains(where: \.isError))
  return Checked(tree, parser.diagnostics)
}

/// Reads a text that holds one expression.
package func parseExpression(_ file: SourceFile) -> Checked<ExpressionSyntax> {
  guard var parser = Parser(file) else {
    return Checked(ExpressionSyntax(.missing, .start(of: file.id)), tooLarge(file).diagnostics)
  }
  let expression = parser.expression()
  if !parser.atEnd { parser.failAfterExpression() }
  return Checked(expression, parser.diagnostics)
}

/// Reads a text that holds steps of a scenario, as they are typed at the prompt.
package func parseSteps(_ file: SourceFile) -> Checked<[StepSyntax]> {
  guard var parser = Parser(file) else { return Checked([], tooLarge(file).diagnostics) }
  var steps: [StepSyntax] = []
  while !parser.atEnd {
    parser.step(into: &steps)
  }
  return Checked(steps, parser.diagnostics)
}

private func tooLarge(_ file: SourceFile) -> Checked<SourceTree> {
  let size = file.text.utf8.count
  let span = Span(file: file.id, start: 0, end: size)
  let tokens = [
    Token(leading: "", text: file.text, kind: .unknown, span: span, role: .skipped),
    Token(
      leading: "", text: "", kind: .endOfFile, span: Span(file: file.id, start: size, end: size)),
  ]
  let megabytes = Limits.fileBytes >> 20
  let diagnostic = Diagnostic(
    SyntaxCode.fileTooLarge,
    Bilingual(
      "文件有 \(size) 字节，最多只读 \(megabytes) MiB，所以没有读",
      "the file has \(size) bytes, more than the \(megabytes) MiB that are read, so it was not read"),
    at: .start(of: file.id))
  return Checked(SourceTree(file: file, declarations: [], tokens: tokens, hasErrors: true), [diagnostic])
}
