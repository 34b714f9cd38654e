#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Paths as typed on the command line.
enum FilePath {
  /// Returns the absolute path, since another process may have a different current directory.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }

  /// Returns whether a file or folder exists at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
