"""Every failure in one line that says what to do, with its exit code.

The line is worded in Vietnamese and said in the language of the run.

1: an error; 2: the command was called wrongly. (3 and 4 are results, see `ingest` and `check`.)
"""

import errno
import sys

import click

from pipeline.cli.speaking import said, said_placeholders

PROGRAMMING_ERROR = 70
"""What `explain` gives for an exception that nobody foresaw; the process exits with 1."""


def explain(error: Exception) -> tuple[str, int]:
    """The sentence for people and the exit code."""
    line, code = _explain(error)
    line = said(line)
    if type(error).__module__.startswith(("pipeline.", "schemas.")):
        # It may begin with the name of a file.
        return line, code
    return line[:1].upper() + line[1:], code


def _explain(error: Exception) -> tuple[str, int]:
    if isinstance(error, click.UsageError):
        return _usage(error), 2
    if isinstance(error, click.ClickException):
        return error.format_message(), error.exit_code
    if isinstance(error, click.Abort):
        return "đã dừng theo yêu cầu; những báo cáo đã nạp xong vẫn còn nguyên.", 1
    if type(error).__module__.startswith(("pipeline.", "schemas.")):
        # The exceptions of the store, the reader and the queries are worded for people.
        return str(error), 1
    if isinstance(error, OSError):
        return _system(error), 1
    database = _database(error)
    if database is not None:
        return database, 1
    if isinstance(error, MemoryError):
        return "không đủ bộ nhớ; hãy lọc bớt dữ liệu rồi chạy lại.", 1
    name = type(error).__name__
    return (
        f"lỗi nội bộ ({name}: {_one_line(str(error))}); đặt BAOCAO_DEBUG=1 để xem chi tiết.",
        PROGRAMMING_ERROR,
    )


def _usage(error: click.UsageError) -> str:
    command = error.ctx.command_path if error.ctx else "baocao"
    reason = said(_usage_reason(error).rstrip())
    stop = "" if reason.endswith((".", "!", "?", "…")) else "."
    return f"{reason}{stop} {said(f'Xem: {command} --help')}"


def _usage_reason(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"không có tùy chọn {error.option_name}{_close(error.possibilities)}."
    if isinstance(error, click.exceptions.NoSuchCommand):
        return f"không có lệnh {error.command_name}{_close(error.possibilities)}."
    if isinstance(error, click.MissingParameter):
        hint = _hint(error)
        return f"thiếu {hint}." if hint else "thiếu tham số."
    if isinstance(error, click.BadParameter):
        hint = _hint(error)
        choice = error.param.type if error.param else None
        if isinstance(choice, click.Choice):
            return f"giá trị của {hint} phải là một trong: {', '.join(map(str, choice.choices))}."
        if isinstance(choice, click.Path) and "is a directory" in error.message:
            return f"giá trị của {hint} là một thư mục; hãy ghi cả tên tệp."
        if isinstance(choice, click.IntRange):
            upper = "trở lên" if choice.max is None else f"đến {choice.max}"
            return f"giá trị của {hint} phải là số nguyên từ {choice.min} {upper}."
        if isinstance(choice, click.FloatRange):
            below = "dưới" if choice.max_open else "đến"
            return f"giá trị của {hint} phải là số từ {choice.min} {below} {choice.max}."
        return f"{hint}: {error.message}" if hint else error.message
    if isinstance(error, click.BadOptionUsage):
        if "does not take" in error.message:
            return f"tùy chọn {error.option_name} không nhận giá trị."
        return f"tùy chọn {error.option_name} cần một giá trị."
    if error.message == "Missing command.":
        return "thiếu tên lệnh."
    if error.message.startswith("Got unexpected extra argument"):
        return f"thừa tham số {error.message[error.message.find('(') :].rstrip('.')}."
    return error.message


def _hint(error: click.BadParameter) -> str:
    """How the help page writes the parameter, or nothing."""
    hint = error.param.get_error_hint(error.ctx) if error.param and error.ctx else ""
    return said_placeholders(hint)


def _close(possibilities: object) -> str:
    names = [str(name) for name in possibilities] if isinstance(possibilities, list | tuple) else []
    return f" (có phải {', '.join(names)}?)" if names else ""


def _system(error: OSError) -> str:
    name = _one_line(str(error.filename)) if error.filename is not None else ""
    where = f" ({name})" if name else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"đĩa đã đầy{where}; hãy giải phóng chỗ trống rồi chạy lại."
    if error.errno == errno.ENOENT:
        return f"không tìm thấy tệp hoặc thư mục{where}; hãy kiểm tra lại đường dẫn."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"không có quyền đọc hoặc ghi{where}; hãy kiểm tra quyền truy cập."
    if error.errno == errno.EISDIR:
        return f"đây là thư mục, không phải tệp{where}."
    if error.errno == errno.ENOTDIR:
        return f"một phần của đường dẫn không phải thư mục{where}."
    if error.errno == errno.ENAMETOOLONG:
        return f"tên tệp quá dài{where}."
    if isinstance(error, TimeoutError) and error.errno is None:
        return "đọc văn bản này quá lâu nên đã dừng; hãy chia nhỏ văn bản rồi chạy lại."
    if error.errno == errno.ELOOP:
        return f"liên kết tượng trưng quay vòng{where}."
    return f"{error.strerror or _one_line(str(error))}{where}"


def _database(error: Exception) -> str | None:
    """Errors of the database driver, without importing SQLAlchemy where nobody used it."""
    exc = sys.modules.get("sqlalchemy.exc")
    if exc is None:
        return None
    if isinstance(error, exc.NoSuchModuleError):
        return "không hỗ trợ loại cơ sở dữ liệu này; dùng sqlite:///… hoặc postgresql+psycopg://…"
    if isinstance(error, exc.ArgumentError):
        return "địa chỉ --db không hợp lệ; ví dụ: sqlite:///baocao.db"
    if not isinstance(error, exc.DBAPIError):
        return None
    reason = _one_line(str(error.orig))
    if "full" in reason and ("disk" in reason or "database" in reason):
        return "đĩa đã đầy, không ghi được cơ sở dữ liệu; hãy giải phóng chỗ trống rồi chạy lại."
    if "readonly" in reason:
        return "cơ sở dữ liệu chỉ cho phép đọc; hãy kiểm tra quyền ghi của tệp và thư mục."
    if "locked" in reason:
        return "cơ sở dữ liệu đang được tiến trình khác ghi; hãy chờ rồi chạy lại."
    if "unable to open" in reason:
        return "không mở được tệp cơ sở dữ liệu; hãy kiểm tra đường dẫn và quyền truy cập."
    return f"cơ sở dữ liệu báo lỗi: {reason}"


def _one_line(text: str) -> str:
    text = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    text = "".join(char for char in text if char.isprintable())
    return text if len(text) <= 300 else text[:299] + "…"
