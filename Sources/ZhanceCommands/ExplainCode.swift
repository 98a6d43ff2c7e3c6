import Zhance
import ZhanceData
package import ZhanceDiagnostics
import ZhanceSemantics
import ZhanceSyntax

/// All diagnostics of all stages, by code.
package func allCodes() -> [DiagnosticCode] {
  let codes =
    FileCode.allCases.map(\.entry) + SyntaxCode.allCases.map(\.entry) + SemanticCode.allCases.map(\.entry)
    + DataCode.allCases.map(\.entry)
  return codes.sorted { $0.id < $1.id }
}

package func runExplainCode(_ word: String, language: Language) -> CommandOutput {
  let codes = allCodes()
  guard let code = codes.first(where: { $0.id == word.uppercased() }) else {
    let near = Suggestion.near(word.uppercased(), in: codes.map(\.id)).joined(separator: "、")
    return failure(
      Bilingual(
        "没有代码“\(word)”" + (near.isEmpty ? "" : "；相近：\(near)")
          + "。说明一个结论要写：zhance explain 政策 规则 --data … --subject …",
        "no code “\(word)”" + (near.isEmpty ? "" : "; near: \(near)")
          + ". To explain a finding: zhance explain POLICY RULE --data … --subject …"), language,
      status: .usage)
  }
  var text =
    "\(code.id)  \(code.severity.label[language])：\(code.title[language])\n\n\(code.explanation[language])\n"
  if !code.example.bad.isEmpty {
    text += Bilingual("\n有错：\n", "\nwrong:\n")[language] + indent(code.example.bad)
  }
  if !code.example.good.isEmpty {
    text += Bilingual("\n改好：\n", "\nmended:\n")[language] + indent(code.example.good)
  }
  return CommandOutput(out: text)
}

private func indent(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 + "\n" }.joined()
}
