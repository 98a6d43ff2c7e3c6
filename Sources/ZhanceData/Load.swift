import ZhanceDiagnostics
package import ZhanceModel

/// Reads documents that are in memory; rows of one entity from several of them follow one another.
package func load(_ documents: [DataDocument], schema: Schema) -> LoadResult {
  load(documents.map { .document($0) }, schema: schema)
}

/// Reads files and folders; a folder means its data files in the order of their names, `-` standard
/// input under the name that `standardInput` gives it.
package func load(
  _ paths: [String], schema: Schema, standardInput: DataDocument? = nil,
  source: some DataSource = FileSystemSource()
) -> LoadResult {
  var found: [DataInput] = []
  for path in paths {
    if path == "-" {
      found.append(
        standardInput.map { .document($0) }
          ?? .failure(
            name: path,
            DataProblem(
              code: .unreadableFile, place: DataPlace(file: path), value: "",
              message: Bilingual("没有标准输入", "there is no standard input"))))
    } else {
      found += source.read(path)
    }
  }
  return load(found, schema: schema)
}

/// A document, or why there is none.
package enum DataInput: Sendable {
  case document(DataDocument)
  case failure(name: String, DataProblem)
}

private func load(_ inputs: [DataInput], schema: Schema) -> LoadResult {
  let documents = inputs.map { input in
    switch input {
    case .document(let document): document
    case .failure(let name, _): DataDocument(name: name, bytes: [])
    }
  }
  var binder = Binder(schema, documents)
  for (position, input) in inputs.enumerated() {
    let table = documents[position].baseName
    switch input {
    case .failure(_, let problem): binder.refuse(document: position, table: table, problem)
    case .document(let document): read(document, position, table, into: &binder)
    }
  }
  var linker = Linker(binder)
  linker.link()
  return linker.finish()
}

private func read(_ document: DataDocument, _ position: Int, _ table: String, into binder: inout Binder) {
  func refuse(_ problem: DataProblem) { binder.refuse(document: position, table: table, problem) }
  guard document.bytes.count <= DataLimits.fileBytes else {
    refuse(.fileTooLarge(document.name))
    return
  }
  let start: Int
  do throws(Encoding.Fault) {
    start = try Encoding.check(document.bytes)
  } catch {
    refuse(
      DataProblem(
        code: .encoding, place: DataPlace(file: document.name, line: error.line), value: "",
        message: error.message, expected: Bilingual("UTF-8", "UTF-8"), suggestion: error.suggestion))
    return
  }
  switch document.format {
  case .csv:
    CSVReader(document: position, file: document.name, table: table, bytes: document.bytes, start: start)
      .read(into: &binder)
  case .json:
    JSONReader(document: position, file: document.name, table: table, bytes: document.bytes, start: start)
      .read(into: &binder)
  case .ndjson:
    NDJSONReader(document: position, file: document.name, table: table, bytes: document.bytes, start: start)
      .read(into: &binder)
  case nil:
    refuse(
      DataProblem(
        code: .unknownFormat, place: DataPlace(file: document.name), value: "",
        message: Bilingual("不认得这种文件", "the format of the file is not known"),
        expected: Bilingual(".csv、.json 或 .ndjson", ".csv, .json or .ndjson")))
  }
}

extension DataProblem {
  static func fileTooLarge(_ name: String) -> DataProblem {
    DataProblem(
      code: .tooLarge, place: DataPlace(file: name), value: "",
      message: Bilingual("文件太大", "the file is too large"),
      expected: Bilingual("至多 512 MiB", "at most 512 MiB"))
  }
}
