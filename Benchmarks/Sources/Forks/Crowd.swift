import Dynamock

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The cost of many live forks for the process: memory and file descriptors, according to the
/// system.
struct Crowd {
  private let bytes: Int
  private let bytesWritten: Int
  private let descriptors: Int
  private let count: Int

  /// Creates forks, writes an item to each, and measures; they are released afterwards.
  init(_ count: Int, of database: DynamockDatabase) async throws {
    let (bytesBefore, descriptorsBefore) = (Self.residentBytes, Self.openDescriptors)
    var forks: [DynamockDatabase] = []
    for _ in 0..<count { forks.append(try await database.fork()) }
    let bytesAfter = Self.residentBytes
    for (number, fork) in forks.enumerated() { try await fork.write(number) }
    self.count = count
    bytes = bytesAfter - bytesBefore
    bytesWritten = Self.residentBytes - bytesBefore
    descriptors = Self.openDescriptors - descriptorsBefore
    withExtendedLifetime(forks) {}
  }

  /// The kilobytes per fork, and the descriptors of all forks.
  var text: String {
    "\(bytes / count / 1_024) KiB each, \(bytesWritten / count / 1_024) KiB with an item written, "
      + "\(descriptors) descriptors in all"
  }

  private static var residentBytes: Int {
    // The second number is the resident size in pages: proc(5).
    let words = contents(of: "/proc/self/statm").split(separator: " ")
    return words.count > 1 ? (Int(words[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
  }

  private static var openDescriptors: Int {
    (0..<8_192).count { fcntl($0, F_GETFD) >= 0 }
  }

  private static func contents(of path: String) -> String {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
  }
}
