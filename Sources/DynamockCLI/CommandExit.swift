import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ends the process after a command has thrown an error or a request for help.
enum CommandExit {
  /// Prints an error message to standard error, or help to standard output, and ends the process.
  ///
  /// On a terminal, lines that are still too wide are wrapped: error messages, and the line of help
  /// that lists all options.
  static func exit(with error: any Error) -> Never {
    let unknown =
      (error as? UnknownCommand)?.fullMessage ?? (error as? UnknownOption)?.fullMessage
    let status = unknown == nil ? DynamockCommand.exitCode(for: error) : ExitCode.validationFailure
    // An argument in the parser's message may have the mark of a negative number.
    let message = (unknown ?? DynamockCommand.fullMessage(for: error))
      .filter { $0 != "\0" }
    if message.isEmpty { endProcess(status.rawValue) }
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

/// The system's `exit`, under a name that no method of a type hides.
private func endProcess(_ status: Int32) -> Never { exit(status) }
