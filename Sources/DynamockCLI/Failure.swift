import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The end of a command that has failed.
enum Failure {
  /// Prints the error message to standard error, wrapped on a terminal, and ends the process with the
  /// error's status; help and versions are printed to standard output.
  static func end(_ error: any Error) -> Never {
    let status = DynamockCommand.exitCode(for: error)
    guard !status.isSuccess else { DynamockCommand.exit(withError: error) }
    let message = DynamockCommand.fullMessage(for: error)
    let text = isatty(2) == 0 ? message : message.wrapped()
    _ = Array((text + "\n").utf8).withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    exit(status.rawValue)
  }
}
