#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file named by a test.
enum ReadableFile {
  /// A file that cannot be read.
  struct Missing: Error, CustomStringConvertible {
    var path: String
    var description: String { "there is no file to read at \(path)" }
  }

  /// Returns the bytes of a file, or `nil` if it cannot be read.
  static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = fread(&part, 1, part.count, file)
      guard count > 0 else { return ferror(file) == 0 ? bytes : nil }
      bytes += part.prefix(count)
    }
  }
}
