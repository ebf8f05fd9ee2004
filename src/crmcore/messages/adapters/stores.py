"""Messages of stores and the codec: saves that are broken, foreign or too new, and a database without a rulebook."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "save.not_json": Text(
        en="`{path}` is not JSON (line {line}, column {column}); give a save as it was written",
        zh="`{path}`不是JSON（第{line}行第{column}列）；请提供原样的存档",
    ),
    "save.wrong_type": Text(
        en="`{path}` holds `{found}`; `{wanted}` belongs there",
        zh="`{path}`中是`{found}`；应为`{wanted}`",
    ),
    "save.missing": Text(
        en="`{path}` is missing; give a save as it was written",
        zh="缺少`{path}`；请提供原样的存档",
    ),
    "save.unknown_keys": Text(
        en="`{path}` does not belong there; give a save as it was written",
        zh="`{path}`不应出现；请提供原样的存档",
    ),
    "save.invalid": Text(
        en="`{path}` is invalid: {why}",
        zh="`{path}`的内容不成立：{why}",
    ),
    "codec.unreadable": Text(
        en="`{field}` is of type `{found}`, which could not be read again as it was written; use str, int, bool, date, datetime, Decimal, "
        "Fraction, Money, an Enum of texts, an attrs class, or a tuple, a frozenset or a dict by text of them",
        zh="`{field}`的类型是`{found}`，写入后无法原样读回；请使用str、int、bool、date、datetime、Decimal、Fraction、Money、值为文本的Enum、attrs类，"
        "或由它们组成的tuple、frozenset或以文本为键的dict",
    ),
    "codec.unknown_type": Text(
        en="`{field}` names the type `{found}`, which is not known where the class is defined; import it there, also at run time",
        zh="`{field}`使用了类型`{found}`，但在类的定义处找不到该类型；请在该处导入（运行时也要导入）",
    ),
    "save.not_written": Text(
        en="`{path}` holds `{found}`, which could not be read again as `{wanted}`; give a value of that type",
        zh="`{path}`中是`{found}`，无法按`{wanted}`读回；请提供该类型的值",
    ),
    "save.no_such_time": Text(
        en="`{path}` holds a local time that {zone} leaves out when its clocks go forward; give the time that the clock showed",
        zh="`{path}`中的当地时间在{zone}拨快时钟时被跳过，并不存在；请提供时钟实际显示的时间",
    ),
    "save.half_character": Text(
        en="`{path}` has half of a character in a text; give the whole character, or leave it out",
        zh="`{path}`的文本中有不完整的字符；请提供完整字符或将其去掉",
    ),
    "save.unreadable_text": Text(
        en="`{path}` is nested too deeply, or has a number too long to be one; give a save as it was written",
        zh="`{path}`嵌套过深，或含有过长的数字；请提供原样的存档",
    ),
    "save.kind": Text(
        en="this is a save of `{found}`; `{wanted}` was asked for",
        zh="这是`{found}`的存档；所需为`{wanted}`",
    ),
    "save.version": Text(
        en="`{path}` has version {found}, known is {known}; read it with the release of crmcore that wrote it, or a later one",
        zh="`{path}`的版本为{found}，可读版本为{known}；请用写入时或更新的crmcore读取",
    ),
    "save.unknown_event": Text(
        en="`{path}` is an unknown event `{found}`; give its class to the codec",
        zh="`{path}`是未知事件`{found}`；请向编解码器提供该事件类",
    ),
    "save.not_a_kind": Text(
        en="`{found}` is not a kind that is stored; the known kinds are {known}",
        zh="`{found}`不是可存储的类型；可存储的有{known}",
    ),
    "save.steps_missing": Text(
        en="`{id}` is stored as version {version}, but has only {found} step{found:|s}; restore the missing ones from a backup",
        zh="`{id}`的存储版本为{version}，但只有{found}个步骤；请从备份恢复缺少的步骤",
    ),
    "save.steps_beyond": Text(
        en="`{id}` is stored as version {version}, but has steps up to {found}; restore its row from a backup",
        zh="`{id}`的存储版本为{version}，但步骤已至第{found}步；请从备份恢复其记录",
    ),
    "save.other_beginning": Text(
        en="`{id}` is stored as another than its history begins with; restore its row from a backup",
        zh="`{id}`存储的内容与其历史的起点不符；请从备份恢复其记录",
    ),
    "save.no_steps": Text(
        en="`{id}` has no step, but a case begins with one; restore it from a backup, or let its process begin it",
        zh="`{id}`没有任何步骤，而案件始于第一个步骤；请从备份恢复，或由其流程开始",
    ),
    "save.no_row": Text(
        en="`{id}` has steps or personal parts stored, but not the row of its own; restore it from a backup",
        zh="`{id}`存有步骤或个人信息，但缺少其本身的记录；请从备份恢复",
    ),
    "save.part_without_step": Text(
        en="`{id}` has a personal part of step {seq}, which it does not have; restore it from a backup",
        zh="`{id}`存有第{seq}步的个人信息，但没有该步骤；请从备份恢复",
    ),
    "save.message_without_step": Text(
        en="the message of step {seq} of `{id}` tells of a step that is not stored; restore it from a backup",
        zh="`{id}`第{seq}步的消息所述步骤未存储；请从备份恢复",
    ),
    "save.message_out_of_order": Text(
        en="the message of step {seq} of `{id}` stands behind that of step {before}; restore both from a backup",
        zh="`{id}`第{seq}步的消息排在第{before}步的消息之后；请从备份恢复两者",
    ),
    "save.misnumbered": Text(
        en="the steps of `{id}` are not numbered from 1 on, one after the other; let `advance` make them",
        zh="`{id}`的步骤未从1起连续编号；请由`advance`生成步骤",
    ),
    "save.other_row": Text(
        en="`{id}` is stored with `{path}` as `{body}` in its body and `{row}` in its row; restore it from a backup",
        zh="`{id}`的`{path}`在内容中为`{body}`，在所在行中为`{row}`；请从备份恢复",
    ),
    "save.other_history": Text(
        en="the history of {kind:term} `{id}` does not begin with the {version} step{version:|s} that {version:is|are} stored; load it again, and "
        "add to what it has",
        zh="{kind:term}`{id}`的历史不以已存储的{version}个步骤开头；请重新载入，只在其后追加",
    ),
    "store.too_long": Text(
        en="`{field}` has {found} character{found:|s}, at most {most} can be stored; give a shorter one",
        zh="`{field}`有{found}个字符，最多可存储{most}个；请改用较短的值",
    ),
    "store.no_text": Text(
        en="`{field}` has a character that a database does not keep (NUL, or half of one); give a text without it",
        zh="`{field}`含有数据库不能存储的字符（NUL或不完整的字符）；请去掉该字符",
    ),
    "store.not_kept": Text(
        en="the database does not take one of the values as it is; look at texts with a NUL in them, and at those that are too long",
        zh="数据库不接受其中的某个值；请检查含有NUL的文本和过长的文本",
    ),
    "store.locked": Text(
        en="the database is locked by another program; repeat this when that one is done, or give `sqlite(path, wait=…)` more seconds",
        zh="数据库正被其他程序锁定；请待其完成后重试，或在`sqlite(path, wait=…)`中给出更长的秒数",
    ),
    "store.read_only": Text(
        en="the database cannot be written to; give this program the right to write to it",
        zh="数据库不可写；请授予本程序写入权限",
    ),
    "store.full": Text(
        en="the database has no room left on its disk; make room, then repeat this",
        zh="数据库所在磁盘空间不足；请腾出空间后重试",
    ),
    "store.no_tables": Text(
        en="the database does not have the tables of crmcore; make them once, with `SqlStores(engine).create()`",
        zh="数据库中没有crmcore的表；请先执行一次`SqlStores(engine).create()`",
    ),
    "store.not_a_database": Text(
        en="this is not a database, or it is damaged; give the file that crmcore wrote, or restore it from a backup",
        zh="这不是数据库，或者已损坏；请提供由crmcore写入的文件，或从备份恢复",
    ),
    "store.unreachable": Text(
        en="the database cannot be opened; look whether its address or path is right, and whether it runs",
        zh="无法打开数据库；请检查其地址或路径是否正确、数据库是否在运行",
    ),
    "store.failed": Text(
        en="the database refused this with `{error}`; its own log says why",
        zh="数据库以`{error}`拒绝了该操作；原因见数据库日志",
    ),
    "no_edition_stored": Text(
        en="no rulebook is stored in this database; store it with `stores.editions.save(text)`",
        zh="该数据库中没有存储规则手册；请用`stores.editions.save(text)`存入",
    ),
}
