import DynamockEngine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a bucket cannot be used.
enum BucketFault: Error {
  /// There is no folder of its name.
  case noBucket
  /// A key leads out of the folder of the buckets, or through a file.
  case denied(String)
  /// A file cannot be read or written.
  case file(ExchangeError)
  /// There are more objects than an import may have.
  case tooManyObjects
  /// A server has rejected a request, or does not answer.
  case remote(TransferFailure)
}

/// A bucket: a folder whose files are objects, and whose paths are their keys.
///
/// Names of buckets and keys are input of clients. A bucket may be a link to another folder below
/// the folder of the buckets; links inside a bucket are followed neither for reading nor for
/// writing.
struct BucketFolder {
  /// The real path of the bucket.
  let path: String

  /// Finds a bucket.
  init(_ name: String, in root: String) throws(BucketFault) {
    guard !name.isEmpty, !name.hasPrefix("."), !name.utf8.contains(UInt8(ascii: "/")),
      !name.utf8.contains(0), let root = Self.realPath(root)
    else { throw .noBucket }
    guard let path = Self.realPath("\(root)/\(name)"), Self.kind(of: path) == .folder else {
      throw .noBucket
    }
    guard Self.begins(path, with: root == "/" ? "/" : root + "/") else { throw .denied(name) }
    self.path = path
  }

  private init(path: String) { self.path = path }

  /// Returns the folder that contains the buckets, in which the logs of imports are written.
  static func root(_ path: String) throws(BucketFault) -> BucketFolder {
    guard let real = realPath(path) else { throw .noBucket }
    return BucketFolder(path: real)
  }

  /// Creates the folder of a key, and returns its path.
  func makeFolder(_ key: String) throws(BucketFault) -> String {
    var path = path
    for name in try Self.names(in: key) {
      path += "/\(name)"
      switch Self.kind(of: path) {
      case .folder: break
      case .file, .link: throw .denied(key)
      case nil:
        if mkdir(path, 0o777) != 0, errno != EEXIST {
          throw .file(.unwritable(path, errno: errno))
        }
        // Another program may have created something else meanwhile.
        guard Self.kind(of: path) == .folder else { throw .denied(key) }
      }
    }
    return path
  }

  /// Removes the folder of a key with its contents, if it is a folder of this bucket.
  func removeFolder(_ key: String) throws(BucketFault) {
    var path = path
    for name in try Self.names(in: key) {
      path += "/\(name)"
      guard Self.kind(of: path) == .folder else { return }
    }
    guard path != self.path else { return }
    FileSystem.removeFolder(path)
  }

  /// Returns the names in a key, which are bytes as in the file system: a combining character after
  /// a slash forms another Character.
  private static func names(in key: String) throws(BucketFault) -> [String] {
    let parts = key.utf8.split(separator: UInt8(ascii: "/"))
    let names = parts.map { String(decoding: $0, as: UTF8.self) }
    guard !names.contains("."), !names.contains(".."), !key.utf8.contains(0) else {
      throw .denied(key)
    }
    return names
  }

  /// Returns the objects whose keys begin with a prefix, in the order of their keys.
  ///
  /// Names that begin with a dot are left out: they belong to the file system's programs.
  func objects(withPrefix prefix: String) throws(BucketFault) -> [(key: String, path: String)] {
    var found: [(key: String, path: String)] = []
    var waiting = [""]
    while let folder = waiting.popLast() {
      guard let names = FileSystem.names(in: "\(path)/\(folder)") else { throw .denied(folder) }
      for name in names {
        let key = folder + name
        let place = "\(path)/\(key)"
        switch Self.kind(of: place) {
        case .folder:
          let inner = key + "/"
          // Only folders that can contain the prefix.
          if Self.begins(inner, with: prefix) || Self.begins(prefix, with: inner) {
            waiting.append(inner)
          }
        case .file where Self.begins(key, with: prefix): found.append((key, place))
        default: break
        }
        guard found.count <= Bucket.mostObjects else { throw .tooManyObjects }
      }
    }
    return found.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  /// Whether a text begins with another, byte for byte: keys of S3 are bytes, and strings of Swift
  /// equal others of the same meaning.
  private static func begins(_ text: String, with prefix: String) -> Bool {
    text.utf8.starts(with: prefix.utf8)
  }

  private enum Kind { case folder, file, link }

  /// The kind of an entry without following links, or `nil` if there is none.
  private static func kind(of path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    case S_IFREG: return .file
    // A pipe or a device would block the reader.
    default: return nil
    }
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
