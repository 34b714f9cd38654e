"""The lines of docs/clients.md in languages whose SDKs are not here: their own compilers read them.

Nothing is downloaded, so that names of the SDKs are not looked up: a line that does not parse fails.
"""

import shutil
import subprocess

import pytest
from test_documentation import blocks

# By language: the compiler, the file, what stands around a block, and the command.
READERS = {
    "go": ("gofmt", "main.go", "package main\n\nfunc main() {{\n{}\n}}\n", ["gofmt", "-e", "-l"]),
    "rust": ("rustfmt", "main.rs", "async fn main() {{\n{}\n}}\n", ["rustfmt", "--edition", "2021"]),
    "javascript": ("node", "main.mjs", "{}", ["node", "--check"]),
    "java": ("java", "Lines.java", None, ["java"]),
}
# Reads a file of statements with the parser of the JDK's compiler, which reports what is not Java.
JAVA = """
import com.sun.source.util.JavacTask;
import javax.tools.*;
import java.net.URI;
import java.util.List;

class Lines {
  public static void main(String[] arguments) throws Exception {
    String text = "class Of { void lines() { %s } }";
    var source = new SimpleJavaFileObject(URI.create("string:///Of.java"), JavaFileObject.Kind.SOURCE) {
      public CharSequence getCharContent(boolean ignored) { return text; }
    };
    var faults = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    ((JavacTask) compiler.getTask(null, null, faults, null, null, List.of(source))).parse();
    faults.getDiagnostics().forEach(System.err::println);
    System.exit(faults.getDiagnostics().isEmpty() ? 0 : 1);
  }
}
"""
BLOCKS = [(language, body) for language, body in blocks("docs/clients.md") if language in READERS]


def test_each_language_has_its_lines():
    assert {language for language, _ in BLOCKS} == set(READERS)
    assert all(len(body.splitlines()) == 3 for _, body in BLOCKS)


def read(language: str, body: str, folder) -> subprocess.CompletedProcess:
    program, name, around, command = READERS[language]
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not here")
    if around is None:
        escaped = body.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
        text = JAVA.replace("%s", escaped)
    else:
        text = around.format(body)
    (folder / name).write_text(text)
    return subprocess.run([*command, str(folder / name)], capture_output=True, text=True, timeout=60, cwd=folder)


@pytest.mark.parametrize(("language", "body"), BLOCKS, ids=[language for language, _ in BLOCKS])
def test_the_lines_are_of_their_language(language, body, tmp_path):
    done = read(language, body, tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("language", sorted(READERS))
def test_a_line_that_is_cut_off_is_found(language, tmp_path):
    body = next(body for each, body in BLOCKS if each == language)
    assert read(language, body.rstrip().rstrip(";)") + " (", tmp_path).returncode != 0
