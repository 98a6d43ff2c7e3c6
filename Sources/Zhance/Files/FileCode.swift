package import ZhanceDiagnostics

/// Messages about files that cannot be read.
package enum FileCode: String, DiagnosticCatalogue {
  case notFound = "ZH0001"
  case notReadable = "ZH0002"
  case tooLarge = "ZH0003"
  case notUTF8 = "ZH0004"
  case outsideRoot = "ZH0005"
  case noPolicy = "ZH0006"
  case unknownTag = "ZH0530"
  case checkFails = "ZH0531"
  case uncoveredRow = "ZH0532"
  case indexShape = "ZH0533"

  package var entry: DiagnosticCode {
    switch self {
    case .notFound:
      code(
        .error, "没有这个文件", "no such file", "路径写错了，或文件不在这里。政策也可以只写 policies 下的文件夹名。",
        "The path is wrong or the file is elsewhere. A policy may be named by its folder under policies.")
    case .notReadable:
      code(
        .error, "文件读不了", "file cannot be read", "没有读取权限，或它是文件夹。",
        "There is no permission to read it, or it is a folder.")
    case .tooLarge:
      code(.error, "文件太大", "file too large", "政策文件至多 4 MiB。", "A policy file has at most 4 MiB.")
    case .notUTF8: code(.error, "不是 UTF-8", "not UTF-8", "政策文件要存成 UTF-8。", "Policy files are saved as UTF-8.")
    case .outsideRoot:
      code(
        .error, "在根目录之外", "outside the root", "“引用”和“从”只能读根目录以下的文件：最近的含 policies 的上级文件夹，或 --root 指定的。",
        "`use` and `from` reach only files below the root: the nearest folder above that holds policies, or --root."
      )
    case .noPolicy: code(.error, "没有政策", "no policy", "给出的文件里没有“政策”。", "None of the files holds a policy.")
    case .unknownTag:
      code(
        .error, "索引里没有这个标记", "tag not in the index", "方括号里的段落编号要在同一文件夹的 index.csv 里。",
        "The paragraph ids in brackets stand in the index.csv of the same folder.")
    case .checkFails:
      code(
        .error, "校验不成立", "check fails", "文件自己的校验（如表的合计）算出来不成立。",
        "A check of the document itself, such as the total of a table, does not hold.")
    case .uncoveredRow:
      code(
        .warning, "索引里的段落没有编码", "row of the index not encoded", "index.csv 里的每一段都应有一个条目带它的标记。",
        "Every row of index.csv should be carried as a tag by some item.")
    case .indexShape:
      code(
        .error, "index.csv 格式不对", "index.csv is malformed", "index.csv 的列是 id,clause,kind,summary。",
        "The columns of index.csv are id,clause,kind,summary.")
    }
  }

  private func code(_ severity: Severity, _ zh: String, _ en: String, _ zhLong: String, _ enLong: String)
    -> DiagnosticCode
  {
    DiagnosticCode(rawValue, severity, Bilingual(zh, en), Bilingual(zhLong, enLong))
  }
}

extension FileFailure {
  package func diagnostic(at span: Span) -> Diagnostic {
    switch self {
    case .notFound(let path):
      Diagnostic(FileCode.notFound, Bilingual("没有文件“\(path)”", "no file “\(path)”"), at: span)
    case .notReadable(let path):
      Diagnostic(FileCode.notReadable, Bilingual("“\(path)”读不了", "“\(path)” cannot be read"), at: span)
    case .tooLarge(let path, let limit):
      Diagnostic(
        FileCode.tooLarge,
        Bilingual("“\(path)”超过 \(limit / 1_048_576) MiB", "“\(path)” has more than \(limit / 1_048_576) MiB"),
        at: span)
    case .notUTF8(let path):
      Diagnostic(FileCode.notUTF8, Bilingual("“\(path)”不是 UTF-8", "“\(path)” is not UTF-8"), at: span)
    case .outsideRoot(let path):
      Diagnostic(
        FileCode.outsideRoot, Bilingual("“\(path)”在根目录之外", "“\(path)” lies outside the root"), at: span)
    }
  }
}
