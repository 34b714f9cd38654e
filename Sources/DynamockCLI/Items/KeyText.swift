import ArgumentParser

/// A value of a key, as an argument, which may be a negative number.
struct KeyText: ExpressibleByArgument, Equatable {
  let text: String

  init(argument: String) { text = Invocation.unmarked(argument) }
}
