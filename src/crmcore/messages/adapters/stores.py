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
        en="`{id}` is stored as version {version}, but has only {found} steps; restore the missing ones from a backup",
        zh="`{id}`的存储版本为{version}，但只有{found}个步骤；请从备份恢复缺少的步骤",
    ),
    "save.other_history": Text(
        en="the history of {kind:term} `{id}` does not begin with the {version} steps that are stored; load it again, and add to what it has",
        zh="{kind:term}`{id}`的历史不以已存储的{version}个步骤开头；请重新载入，只在其后追加",
    ),
    "no_edition_stored": Text(
        en="no rulebook is stored in this database; store it with `stores.editions.save(text)`",
        zh="该数据库中没有存储规则手册；请用`stores.editions.save(text)`存入",
    ),
}
