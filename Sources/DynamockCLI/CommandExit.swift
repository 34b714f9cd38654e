import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The end of a command that threw an error, a request for help among them.
enum CommandExit {
  /// Prints an error message to standard error, or help to standard output, and ends the process.
  ///
  /// On a terminal, lines that the parser leaves wider than that are wrapped: those of errors, and the
  /// one of help that names all options.
  static func exit(with error: any Error) -> Never {
    let status = DynamockCommand.exitCode(for: error)
    let message = DynamockCommand.fullMessage(for: error)
    if status.isSuccess {
      print(isatty(1) == 0 ? message : message.wrapped { $0.hasPrefix("USAGE:") })
      fflush(nil)
    } else {
      let text = isatty(2) == 0 ? message : message.wrapped()
      _ = Array((text + "\n").utf8).withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    }
    endProcess(status.rawValue)
  }
}

/// The system's call, under a name that no method of a type hides.
private func endProcess(_ status: Int32) -> Never { exit(status) }
