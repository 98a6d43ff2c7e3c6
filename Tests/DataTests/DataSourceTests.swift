import Glibc
import Testing
import ZhanceData
import ZhanceDiagnostics
import ZhanceModel

/// Makes a folder with the given files, and takes it away again.
private func withFolder(_ files: [String: String], _ body: (String) -> Void) {
  var template = Array("/tmp/zhance-data-XXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else {
    Issue.record("no temporary folder")
    return
  }
  let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  for (name, text) in files {
    guard let file = fopen("\(folder)/\(name)", "w") else { continue }
    fputs(text, file)
    fclose(file)
  }
  body(folder)
  for name in files.keys { unlink("\(folder)/\(name)") }
  for name in ["out.csv", "in.csv", "pipe.csv"] { unlink("\(folder)/\(name)") }
  rmdir(folder)
}

@Test func aFolderIsItsDataFilesByName() {
  withFolder(["街道乡镇.csv": "名称\n甲\n", "区县.json": "[]", "说明.txt": "x", ".x.csv": "y"]) { folder in
    let result = load([folder], schema: TestSchema.schema)
    #expect(result.report.files.map(\.file) == ["\(folder)/区县.json", "\(folder)/街道乡镇.csv"])
    #expect(result.dataset.lines() == ["区县 空表", "街道乡镇 名称=‘甲’"])
  }
}

@Test func linksOutOfTheFolderAndPipesAreRefused() {
  withFolder(["街道乡镇.csv": "名称\n甲\n"]) { folder in
    symlink("/etc/hostname", "\(folder)/out.csv")
    symlink("街道乡镇.csv", "\(folder)/in.csv")
    mkfifo("\(folder)/pipe.csv", 0o600)
    let report = load([folder + "/"], schema: TestSchema.schema).report
    #expect(
      report.problems.map { "\($0.place.file.dropFirst(folder.count)) \($0.message.zh)" } == [
        "/in.csv 没有名为“in”的表", "/out.csv 链接指向文件夹之外，没有读取", "/pipe.csv 不是普通文件",
      ])
  }
}

@Test func missingFilesAndStandardInput() {
  let missing = load(["/nowhere/社工站.csv", "-"], schema: TestSchema.schema).report
  #expect(missing.problems.map(\.code) == [.unreadableFile, .unreadableFile])
  let input = DataDocument(name: "街道乡镇.csv", text: "名称\n甲\n")
  #expect(load(["-"], schema: TestSchema.schema, standardInput: input).dataset.lines() == ["街道乡镇 名称=‘甲’"])
}
