#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file with the port of a server, for scripts that let the system choose it.
struct PortFile: Sendable {
  let path: String

  /// The reason why a file cannot hold the port.
  struct Fault: Error, Equatable, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String {
      "The port cannot be written to \"\(path)\": \(reason). Set --port-file to a file that can be "
        + "written."
    }
  }

  /// Removes the file of an earlier server, whose port a script would take for that of this one, and
  /// checks that the file can be written.
  func prepare() throws(Fault) {
    var status = stat()
    if lstat(path, &status) == 0 {
      // A device or a link belongs to someone else.
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw Fault(path: path, reason: "it exists and is not a file")
      }
      guard unlink(path) == 0 else { throw fault(errno) }
    }
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault(errno) }
    close(descriptor)
    unlink(partial)
  }

  /// Writes the port; the file is complete as soon as it exists.
  func write(_ port: Int) throws(Fault) {
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault(errno) }
    let text = Array("\(port)\n".utf8)
    let written = text.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
    let code = errno
    close(descriptor)
    guard written == text.count else { throw fault(code) }
    guard rename(partial, path) == 0 else { throw fault(errno) }
  }

  /// Removes the file.
  func remove() { unlink(path) }

  private var partial: String { path + ".partial" }

  private func fault(_ code: Int32) -> Fault {
    Fault(path: path, reason: String(cString: strerror(code)))
  }
}

/// The system's call, under a name that no method of a type hides.
private let systemWrite: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }
