"""What can be wrong with a store: small named exceptions, each one Vietnamese line that helps."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, NoSuchModuleError


class StoreError(Exception):
    """The store cannot be used; `str()` is one line for people that says what to do."""


class BadUrl(StoreError):
    """The address names no database that we can use."""


class StoreMissing(StoreError):
    """There is no database there, or no folder to make one in."""


class StoreNotOurs(StoreError):
    """The file or database belongs to another program; it was not touched."""


class StoreTooNew(StoreError):
    """A newer version of the program made it; it was not touched."""


class StoreOutdated(StoreError):
    """An older version made it, and it cannot be brought up to date because it is read-only."""


class StoreReadOnly(StoreError):
    """The database, its folder or its user may not write."""


class StoreFull(StoreError):
    """No space is left; what was written before is whole."""


class StoreBusy(StoreError):
    """Another program keeps the database locked."""


class StoreDamaged(StoreError):
    """The file is not a sound database any more."""


class StoreUnreachable(StoreError):
    """The database server does not answer or refuses us."""


_SQLITE: tuple[tuple[str, type[StoreError], str], ...] = (
    (
        "SQLITE_READONLY",
        StoreReadOnly,
        "Không ghi được vào {name}: tệp hoặc thư mục chỉ cho đọc; "
        "hãy cấp quyền ghi hoặc chọn nơi khác bằng --db.",
    ),
    (
        "SQLITE_FULL",
        StoreFull,
        "Đĩa đã đầy khi ghi vào {name}; những báo cáo đã ghi vẫn nguyên vẹn. "
        "Hãy giải phóng chỗ trống rồi chạy lại lệnh.",
    ),
    (
        "SQLITE_BUSY",
        StoreBusy,
        "{name} đang bị một chương trình khác khóa; hãy đóng chương trình đó rồi chạy lại.",
    ),
    (
        "SQLITE_LOCKED",
        StoreBusy,
        "{name} đang bị một chương trình khác khóa; hãy đóng chương trình đó rồi chạy lại.",
    ),
    (
        "SQLITE_NOTADB",
        StoreNotOurs,
        "{name} không phải cơ sở dữ liệu của baocao; tệp được giữ nguyên. "
        "Hãy chọn tệp khác bằng --db.",
    ),
    (
        "SQLITE_CORRUPT",
        StoreDamaged,
        "{name} đã hỏng; hãy khôi phục từ bản sao lưu, hoặc chọn tệp mới bằng --db rồi nạp lại.",
    ),
    (
        "SQLITE_CANTOPEN",
        StoreReadOnly,
        "Không mở được {name}; hãy kiểm tra thư mục có tồn tại và quyền ghi vào thư mục đó.",
    ),
    (
        "SQLITE_IOERR",
        StoreFull,
        "Lỗi đọc ghi đĩa ở {name} (đĩa đầy hoặc hỏng); những báo cáo đã ghi vẫn nguyên vẹn. "
        "Hãy kiểm tra đĩa rồi chạy lại lệnh.",
    ),
)

_POSTGRES: tuple[tuple[str, type[StoreError], str], ...] = (
    (
        "53100",
        StoreFull,
        "Máy chủ của {name} đã đầy đĩa; những báo cáo đã ghi vẫn nguyên vẹn. "
        "Hãy giải phóng chỗ trống rồi chạy lại lệnh.",
    ),
    (
        "25006",
        StoreReadOnly,
        "{name} chỉ cho đọc; hãy nối vào máy chủ chính hoặc chọn nơi khác bằng --db.",
    ),
    (
        "42501",
        StoreReadOnly,
        "Tài khoản không có quyền ghi vào {name}; hãy nhờ người quản trị cấp quyền.",
    ),
    (
        "55P03",
        StoreBusy,
        "{name} đang bị một phiên khác khóa; hãy chờ phiên đó xong rồi chạy lại.",
    ),
)


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Raise the named `StoreError` for what the database driver says about the store `name`.

    Errors that are our own fault (a broken constraint, wrong SQL) pass untouched.
    """
    try:
        yield
    except NoSuchModuleError as error:
        raise BadUrl(f"Không biết loại cơ sở dữ liệu của {name}; {_ALLOWED}") from error
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] != "psycopg":
            raise
        raise BadUrl(
            'Chưa cài phần nối với PostgreSQL; hãy chạy: pip install "baocao[postgres]"'
        ) from error
    except DBAPIError as error:
        raise _named(error, error.orig, name) from error
    except sqlite3.Error as error:
        # Outside of a statement (the pragmas of a new connection) the driver's own comes through.
        raise _named(error, error, name) from error


_ALLOWED = "hãy dùng sqlite:///tệp.db hoặc postgresql://người_dùng@máy/tên."


def _named(error: Exception, origin: BaseException | None, name: str) -> Exception:
    code = getattr(origin, "sqlite_errorname", None)
    if code is not None:
        for prefix, kind, message in _SQLITE:
            if code.startswith(prefix):
                return kind(message.format(name=name))
        return error
    state = getattr(origin, "sqlstate", None)
    for known, kind, message in _POSTGRES:
        if state == known:
            return kind(message.format(name=name))
    lost = state is None or state[:2] in ("08", "28", "3D", "57", "53")
    if lost and type(origin).__name__ in (
        "OperationalError",
        "ConnectionTimeout",
        "AdminShutdown",
        "CannotConnectNow",
        "TooManyConnections",
    ):
        return StoreUnreachable(
            f"Không nối được với {name}; hãy kiểm tra máy chủ, tên cơ sở dữ liệu và mật khẩu."
        )
    return error
