#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The corpus on the disk.
enum FuzzFiles {
  private static let folder =
    #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Corpus/"

  /// What the files of a corpus hold, in the order of their names.
  static func all(in name: String) -> [[UInt8]] {
    guard let directory = opendir(folder + name) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let file = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !file.hasPrefix(".") { names.append(file) }
    }
    return names.sorted().compactMap { bytes(of: folder + name + "/" + $0) }
  }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 64 * 1024)
    while case let count = fread(&part, 1, part.count, file), count > 0 { bytes += part[..<count] }
    return bytes
  }
}

/// What the environment says about fuzzing.
struct FuzzEnvironment {
  /// How long each run takes.
  let seconds = Self.text("DYNAMOCK_FUZZ_SECONDS").flatMap { Int($0) }
  /// What makes runs differ.
  let seed = Self.text("DYNAMOCK_FUZZ_SEED").flatMap { UInt64($0) }
  /// Where each run's last input is kept.
  let keep = Self.text("DYNAMOCK_FUZZ_KEEP")

  private static func text(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

/// A file that holds the input being tried, so that it outlives the process.
final class LastInput {
  private let descriptor: Int32

  /// Makes the file; nil where it cannot be made.
  init?(path: String) {
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o644)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// Puts an input in the place of the one before.
  func keep(_ input: [UInt8]) {
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, input, input.count, 0)
  }
}
