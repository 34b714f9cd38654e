#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  public import Musl
#else
  public import Darwin
#endif

/// The files of the corpora.
enum FuzzFiles {
  private static let folder =
    #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Corpus/"

  /// Returns the contents of a corpus's files, ordered by name.
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

/// The fuzzing settings in the environment.
struct FuzzEnvironment {
  /// How long each run takes.
  let seconds = Self.text("DYNAMOCK_FUZZ_SECONDS").flatMap { Int($0) }
  /// The seed of runs.
  let seed = Self.text("DYNAMOCK_FUZZ_SEED").flatMap { UInt64($0) }
  /// The folder that keeps each run's last input.
  let keep = Self.text("DYNAMOCK_FUZZ_KEEP")

  private static func text(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

/// A file that holds the current input, so that it survives a crash.
final class LastInput {
  private let descriptor: Int32

  /// Creates the file; returns `nil` if it cannot be created.
  init?(path: String) {
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o644)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// Replaces the previous input.
  func keep(_ input: [UInt8]) {
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, input, input.count, 0)
  }
}
