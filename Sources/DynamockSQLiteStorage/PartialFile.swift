import DynamockStorage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An empty file beside the place of another one, where that one is filled before it is moved there.
///
/// It is made under a name that nothing has: whatever lies beside the place is somebody's.
struct PartialFile {
  /// The file's path.
  let path: String

  /// What SQLite puts beside a file, and the file itself.
  private static let suffixes = ["", "-wal", "-shm", "-journal"]
  private static let digits = 16

  /// Creates the file.
  /// - Throws: `badPath` where the place is such that there can be none, `full` on a full disk.
  init(beside place: String) throws(StorageError) {
    while true {
      let number = String(UInt64.random(in: .min ... .max), radix: 16)
      let zeros = String(repeating: "0", count: Self.digits - number.count)
      let path = "\(place).partial-\(zeros)\(number)"
      // SQLite would take what has the name of a companion for its own.
      if try Self.isTaken(path, place) { continue }
      let descriptor = Self.create(path)
      guard descriptor < 0 else {
        close(descriptor)
        self.path = path
        return
      }
      let code = errno
      guard code == EEXIST else { throw Sentences.cannotOpen(place, exists: false, errno: code) }
    }
  }

  /// Whether something has the name of the file or of a companion.
  /// - Throws: `badPath` where such a name is too long for the file system or for SQLite.
  private static func isTaken(_ path: String, _ place: String) throws(StorageError) -> Bool {
    for suffix in suffixes {
      let name = path + suffix
      guard name.utf8.count <= Connection.longestPath else {
        throw Sentences.cannotOpen(place, exists: false, errno: ENAMETOOLONG)
      }
      var status = stat()
      if lstat(name, &status) == 0 { return true }
      if errno == ENAMETOOLONG {
        throw Sentences.cannotOpen(place, exists: false, errno: ENAMETOOLONG)
      }
    }
    return false
  }

  /// Removes the file and what SQLite has put beside it.
  func remove() { for suffix in Self.suffixes { unlink(path + suffix) } }

  /// Gives the file a name that no later attempt removes, and returns its path.
  func keep(beside place: String) -> String {
    let kept = "\(place).saved-\(path.suffix(Self.digits))"
    return rename(path, kept) == 0 ? kept : path
  }

  /// Removes the partial files that processes have left which ended before the move.
  ///
  /// Whoever makes one has a claim to the place, so that the caller, who has it, is the only one.
  static func removeLeftovers(of place: String) {
    let (folder, name) = split(place)
    guard let entries = opendir(folder) else { return }
    defer { closedir(entries) }
    var leftovers: [String] = []
    while let entry = readdir(entries) {
      let found = withUnsafePointer(to: &entry.pointee.d_name) { bytes in
        bytes.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if isPartial(found, of: name) { leftovers.append(found) }
    }
    for leftover in leftovers { unlink("\(folder)/\(leftover)") }
  }

  /// Whether a file's name is that of a partial file, or of a companion of one.
  private static func isPartial(_ found: String, of name: String) -> Bool {
    let start = "\(name).partial-"
    guard found.hasPrefix(start) else { return false }
    let rest = found.dropFirst(start.count)
    let number = rest.prefix(digits)
    return number.utf8.count == digits
      && number.allSatisfy { $0.isASCII && $0.isHexDigit && !$0.isUppercase }
      && suffixes.contains(String(rest.dropFirst(digits)))
  }

  /// The folder that a path leads to, and the name within it.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    let name = String(path[path.utf8.index(after: slash)...])
    return (slash == path.startIndex ? "/" : String(path[..<slash]), name)
  }

  private static func create(_ path: String) -> CInt {
    #if canImport(Darwin)
      Darwin.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    #elseif canImport(Glibc)
      Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    #elseif canImport(Musl)
      Musl.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    #endif
  }
}
