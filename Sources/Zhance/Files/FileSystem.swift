#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What can go wrong with a path.
package enum FileFailure: Error, Sendable, Hashable {
  case notFound(String)
  case notReadable(String)
  case tooLarge(String, limit: Int)
  case notUTF8(String)
  /// Lies outside the root, directly or over a link.
  case outsideRoot(String)
}

/// Reading files and folders: all the I/O that policies need.
package enum FileSystem {
  package static let sourceLimit = 4 * 1024 * 1024

  /// The whole file as text; a byte order mark is dropped.
  package static func readText(_ path: String, limit: Int = sourceLimit) throws(FileFailure) -> String {
    let bytes = try readBytes(path, limit: limit)
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else { throw .notUTF8(path) }
    return text
  }

  package static func readBytes(_ path: String, limit: Int) throws(FileFailure) -> [UInt8] {
    guard exists(path) else { throw .notFound(path) }
    guard !isFolder(path) else { throw .notReadable(path) }
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw .notReadable(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .notReadable(path)
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[0..<count])
      if bytes.count > limit { throw .tooLarge(path, limit: limit) }
    }
  }

  /// Writes the whole file under another name and puts it in place at the end, so that no half file
  /// ever has the final name.
  package static func write(_ text: String, to path: String) -> Bool {
    let temporary = path + ".partial"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { return false }
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        close(descriptor)
        unlink(temporary)
        return false
      }
      offset += count
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      unlink(temporary)
      return false
    }
    return true
  }

  package static func makeFolder(_ path: String) -> Bool {
    mkdir(path, 0o755) == 0 || isFolder(path)
  }

  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder, sorted by their bytes, without hidden ones.
  package static func list(_ path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: UInt8.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// The path without links, `.` and `..`; nil if it does not exist.
  package static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  package static func isInside(_ path: String, _ root: String) -> Bool {
    guard let path = real(path), let root = real(root) else { return false }
    return path == root || root == "/" || path.hasPrefix(root + "/")
  }

  package static func join(_ folder: String, _ name: String) -> String {
    name.hasPrefix("/") ? name : folder.isEmpty || folder == "." ? name : folder + "/" + name
  }

  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    let folder = String(path[..<slash])
    return folder.isEmpty ? "/" : folder
  }

  package static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// `policies/ningbo/../vocabulary.zhance` as `policies/vocabulary.zhance`, for display and identity.
  package static func tidy(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
