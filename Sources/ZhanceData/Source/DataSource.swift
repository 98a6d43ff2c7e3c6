import Glibc
import ZhanceDiagnostics

/// Where data comes from; a test gives its own.
package protocol DataSource: Sendable {
  /// The documents of a file or folder, a folder's in the order of their names.
  func read(_ path: String) -> [DataInput]
}

/// Reads from the file system; never follows a link out of the folder that was given.
package struct FileSystemSource: DataSource {
  package init() {}

  package func read(_ path: String) -> [DataInput] {
    var info = stat()
    guard stat(path, &info) == 0 else {
      return [failure(path, "文件打不开：不存在或没有权限", "not found, or no permission")]
    }
    guard info.st_mode & S_IFMT == S_IFDIR else { return [readFile(path, name: path)] }
    guard let root = resolved(path), let names = entries(path) else {
      return [failure(path, "文件夹打不开", "the folder cannot be opened")]
    }
    return names.filter { DataDocument(name: $0, bytes: []).format != nil && !$0.hasPrefix(".") }
      .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      .compactMap { entry in
        let full = path.hasSuffix("/") ? path + entry : path + "/" + entry
        guard let target = resolved(full) else { return failure(full, "文件打不开", "the file cannot be opened") }
        guard target.hasPrefix(root == "/" ? "/" : root + "/") else {
          return failure(full, "链接指向文件夹之外，没有读取", "a link out of the folder is not followed")
        }
        return isFolder(target) ? nil : readFile(target, name: full)
      }
  }

  private func entries(_ path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// Regular files only: a pipe or device could keep us waiting for ever.
  private func readFile(_ path: String, name: String) -> DataInput {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return failure(name, "文件打不开", "the file cannot be opened") }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      return failure(name, "不是普通文件", "not a regular file")
    }
    guard info.st_size <= DataLimits.fileBytes else { return .failure(name: name, .fileTooLarge(name)) }
    guard let bytes = FileSystemSource.readAll(descriptor, sizeHint: Int(info.st_size)) else {
      return failure(name, "文件读不完", "the file cannot be read to its end")
    }
    return .document(DataDocument(name: name, bytes: bytes))
  }

  /// Standard input to its end, under a name whose extension says its format.
  package static func standardInput(name: String) -> DataInput {
    guard let bytes = readAll(STDIN_FILENO, sizeHint: 1 << 16) else {
      return .failure(
        name: name,
        DataProblem(
          code: .unreadableFile, place: DataPlace(file: name), value: "",
          message: Bilingual("标准输入读不完", "standard input cannot be read to its end")))
    }
    return .document(DataDocument(name: name, bytes: bytes))
  }

  /// One byte beyond the limit at most, which tells that there is more; nil on an error.
  private static func readAll(_ descriptor: Int32, sizeHint: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(sizeHint + 1)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= DataLimits.fileBytes {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      bytes += buffer[..<count]
    }
    return bytes
  }

  private func failure(_ name: String, _ zh: String, _ en: String) -> DataInput {
    .failure(
      name: name,
      DataProblem(
        code: .unreadableFile, place: DataPlace(file: name), value: "", message: Bilingual(zh, en),
        expected: Bilingual("一个能读取的文件或文件夹", "a file or folder that can be read")))
  }
}
