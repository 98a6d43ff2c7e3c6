package import ZhanceDiagnostics
import ZhanceReport

/// Prints the JSON Schema of an output.
package func runSchema(_ name: String, language: Language) -> CommandOutput {
  guard let schema = jsonSchema(named: name) else {
    return failure(
      Bilingual(
        "没有“\(name)”；可用：\(jsonSchemaNames.joined(separator: "、"))",
        "no “\(name)”; there are: \(jsonSchemaNames.joined(separator: ", "))"),
      language,
      status: .usage)
  }
  return CommandOutput(out: schema.hasSuffix("\n") ? schema : schema + "\n")
}
