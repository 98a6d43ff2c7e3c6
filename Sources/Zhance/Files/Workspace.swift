package import ZhanceDiagnostics
package import ZhanceSyntax

/// The files of one run: what the user named and all that they use, read once each.
package struct Workspace: Sendable {
  /// Files are read only below it.
  package let root: String
  package private(set) var trees: [SourceTree] = []
  package private(set) var diagnostics: [Diagnostic] = []
  /// The paths that the user named, as found.
  package private(set) var named: [String] = []
  private var identifiers: [String: FileID] = [:]

  package var files: [SourceFile] { trees.map(\.file) }

  /// Reads files, folders (all `.zhance` files in them) or names of folders below `policies`, and
  /// everything that they `use`.
  ///
  /// Missing and unreadable files are diagnostics at the place that names them.
  package init(_ arguments: [String], root: String? = nil, folder: String = ".") {
    let paths = arguments.flatMap { Workspace.expand($0, folder: folder) }
    self.root = root ?? Workspace.root(for: paths.first?.path ?? folder, folder: folder)
    for argument in paths {
      if let failure = argument.failure {
        diagnostics.append(failure.diagnostic(at: .start(of: FileID(0))))
      } else {
        named.append(argument.path)
        read(argument.path, at: nil)
      }
    }
  }

  /// Where the data is that a scenario of the file names: beside that file, else below the root; nil
  /// where there is none, or only outside the root.
  package func dataPath(_ path: String, namedIn file: SourceFile) -> String? {
    let candidates =
      path.hasPrefix("/")
      ? [path] : [FileSystem.join(FileSystem.folder(of: file.path), path), FileSystem.join(root, path)]
    return candidates.first { FileSystem.exists($0) && FileSystem.isInside($0, root) }.map(FileSystem.tidy)
  }

  private static func expand(_ argument: String, folder: String) -> [(path: String, failure: FileFailure?)] {
    var path = FileSystem.join(folder, argument)
    if !FileSystem.exists(path), !argument.contains("/") {
      let under = FileSystem.join(folder, "policies/" + argument)
      if FileSystem.exists(under) { path = under }
    }
    guard FileSystem.exists(path) else { return [(path, .notFound(argument))] }
    guard FileSystem.isFolder(path) else { return [(path, nil)] }
    let found = policyFiles(below: path, depth: 0)
    return found.isEmpty ? [(path, .notFound(argument + "/*.zhance"))] : found.map { ($0, nil) }
  }

  /// The policy files of a folder, then those of the folders in it; sorted, at most eight levels deep.
  private static func policyFiles(below folder: String, depth: Int) -> [String] {
    let names = FileSystem.list(folder)
    let files = names.filter { $0.hasSuffix(".zhance") }.map { folder + "/" + $0 }
    guard depth < 8 else { return files }
    let folders = names.map { folder + "/" + $0 }.filter { FileSystem.isFolder($0) }
    return files + folders.flatMap { policyFiles(below: $0, depth: depth + 1) }
  }

  /// The nearest folder above that holds a `policies` folder, else the file's own folder.
  private static func root(for path: String, folder: String) -> String {
    let start = FileSystem.isFolder(path) ? path : FileSystem.folder(of: path)
    guard var current = FileSystem.real(start) else { return folder }
    let own = current
    while true {
      if FileSystem.isFolder(current + "/policies") { return current }
      if current == "/" { return own }
      current = FileSystem.folder(of: current)
    }
  }

  private mutating func read(_ path: String, at place: Span?) {
    let path = FileSystem.tidy(path)
    guard identifiers[path] == nil else { return }
    let span = place ?? .start(of: FileID(0))
    do {
      guard FileSystem.exists(path) else { throw FileFailure.notFound(path) }
      guard FileSystem.isInside(path, root) else { throw FileFailure.outsideRoot(path) }
      let text = try FileSystem.readText(path)
      let id = FileID(trees.count)
      identifiers[path] = id
      let result = parse(SourceFile(id: id, path: path, text: text))
      trees.append(result.value)
      diagnostics += result.diagnostics
      for case .use(let use) in result.value.declarations {
        read(FileSystem.join(FileSystem.folder(of: path), use.path.value), at: use.path.span)
      }
    } catch let failure as FileFailure {
      diagnostics.append(failure.diagnostic(at: span))
    } catch {
      diagnostics.append(FileFailure.notReadable(path).diagnostic(at: span))
    }
  }
}
