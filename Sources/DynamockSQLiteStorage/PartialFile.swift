import DynamockModel
import DynamockStorage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An empty file next to another path, which is filled before it is moved there.
///
/// Its name is unique, because existing files next to the path may be someone else's.
struct PartialFile {
  /// The file's path.
  let path: String

  /// The suffixes of the files that SQLite creates next to a file, including the empty one of the
  /// file itself.
  private static let suffixes = ["", "-wal", "-shm", "-journal"]
  private static let digits = 16

  /// Creates the file.
  /// - Throws: `badPath` if no file can be created at the path, `full` if the disk is full.
  init(beside place: String) throws(StorageError) {
    while true {
      let number = Hexadecimal.text(UInt64.random(in: .min ... .max), digits: Self.digits)
      let path = "\(place).partial-\(number)"
      // SQLite would treat an existing file with a companion's name as its own.
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

  /// Returns whether this file's name or a companion's is already in use.
  /// - Throws: `badPath` if such a name is too long for the file system or for SQLite.
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

  /// Removes the file and those that SQLite created next to it.
  func remove() { for suffix in Self.suffixes { unlink(path + suffix) } }

  /// Renames the file so that no later attempt removes it, and returns its path.
  func keep(beside place: String) -> String {
    let kept = "\(place).saved-\(path.suffix(Self.digits))"
    return rename(path, kept) == 0 ? kept : path
  }

  /// Removes the partial files of processes that ended before moving them.
  ///
  /// Only the holder of a claim on the path creates one, and the caller is the holder.
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

  /// Returns whether a file's name is that of a partial file, or of a companion of one.
  private static func isPartial(_ found: String, of name: String) -> Bool {
    let start = "\(name).partial-"
    guard found.hasPrefix(start) else { return false }
    let rest = found.dropFirst(start.count)
    let number = rest.prefix(digits)
    return number.utf8.count == digits
      && number.allSatisfy { $0.isASCII && $0.isHexDigit && !$0.isUppercase }
      && suffixes.contains(String(rest.dropFirst(digits)))
  }

  /// Splits a path into its folder and its file name.
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
