"""Messages about reading files: mappings, whole files, single rows."""

from typing import Final

from crmcore.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "cannot_write": Text(
        en="cannot write `{path}`: {says}; nothing was changed",
        zh="无法写入`{path}`：{says}；未作任何更改",
    ),
    "mapping_not_found": Text(
        en="no mapping {found:id}: neither a file nor a shipped name; did you mean {nearest:id}?",
        zh="没有映射{found:id}：既不是文件，也不是自带的名称；是否应为{nearest:id}？",
    ),
    "mapping_not_found_of": Text(
        en="no mapping {found:id}: neither a file nor a shipped name ({known:id})",
        zh="没有映射{found:id}：既不是文件，也不是自带的名称（{known:id}）",
    ),
    "mapping_other_kind": Text(
        en="`{found}` is a mapping for `{used_by}`; use that command, or name a mapping of the right kind ({shipped}, or the path of your own)",
        zh="`{found}`是供`{used_by}`使用的映射；请使用该命令，或指定正确类型的映射（{shipped}，或自有映射的路径）",
    ),
    "mapping_not_utf8": Text(
        en="byte {byte} on line {line} is not UTF-8; save the mapping as UTF-8",
        zh="第{line}行的字节{byte}不是UTF-8；请将映射另存为UTF-8",
    ),
    "mapping_zone": Text(
        en="unknown time zone `{found}`; give an IANA name, e.g. `Asia/Shanghai`",
        zh="未知时区`{found}`；请使用IANA名称，例如`Asia/Shanghai`",
    ),
    "mapping_encoding": Text(
        en="`{found}` is no encoding of text files; give e.g. `utf-8` or `gb18030`",
        zh="`{found}`不是文本文件的编码；例如`utf-8`或`gb18030`",
    ),
    "mapping_delimiter": Text(
        en="the delimiter `{found}` is not one character; give e.g. `,` or `;`",
        zh="分隔符`{found}`不是单个字符；例如`,`或`;`",
    ),
    "mapping_must_require": Text(
        en="`{field}` must be mapped with `required = true`: without it there is no record",
        zh="必须映射`{field}`并写`required = true`：缺少它就不成为记录",
    ),
    "mapping_field": Text(
        en="no record has a field `{found}`; did you mean `{nearest}`?",
        zh="记录没有字段`{found}`；是否应为`{nearest}`？",
    ),
    "mapping_field_of": Text(
        en="no record has a field `{found}`; it has {known}",
        zh="记录没有字段`{found}`；可用的有{known}",
    ),
    "mapping_no_columns": Text(
        en="`{field}` names no column; give at least one spelling",
        zh="`{field}`没有列名；请至少给出一种写法",
    ),
    "mapping_dates": Text(
        en="`{field}`: date formats belong to date fields ({dates}), and each of them needs some",
        zh="`{field}`：日期格式只用于日期字段（{dates}），且每个都必须给出",
    ),
    "mapping_format": Text(
        en="`{found}` does not determine a whole day; give e.g. `%Y-%m-%d`",
        zh="`{found}`不能表示完整日期；例如`%Y-%m-%d`",
    ),
    "mapping_formats_clash": Text(
        en="`{first}` and `{second}` read `{text}` as different days, {one} and {other}; keep the format that the file uses",
        zh="`{first}`与`{second}`把`{text}`读作不同的日期（{one}与{other}）；请只保留文件所用的格式",
    ),
    "mapping_needs_values": Text(
        en="`{field}` needs `values`, which map the file's words to their meaning",
        zh="`{field}`需要`values`来说明文件中各词的含义",
    ),
    "mapping_word": Text(
        en="`{found}` is not allowed here; give {wanted}",
        zh="此处不能为`{found}`；应为{wanted}",
    ),
    "mapping_computed": Text(
        en="`{field}` is computed, so it has neither `columns` nor `dates` nor `values`; leave them out",
        zh="`{field}`由计算得出，不使用`columns`、`dates`、`values`；请去掉",
    ),
    "mapping_line": Text(
        en="`{field}` cannot be the number of a line; only `id` can",
        zh="`{field}`不能是行号；只有`id`可以",
    ),
    "mapping_length": Text(
        en='`{field}` cannot be told by a length; only `due` can, with both, e.g. `after = "received"` and `within = "7 days"`',
        zh='`{field}`不能按时长给出；只有`due`可以，且两项都要写，例如`after = "received"`与`within = "7 days"`',
    ),
    "mapping_length_unit": Text(
        en="{found} cannot be counted without the calendar of a rulebook; give a length in one of {units}",
        zh="没有规则手册的日历，无法计算{found}；请使用以下单位之一：{units}",
    ),
    "mapping_check_kind": Text(
        en="a check has either `later` and `than` (two dates) or `when` (words that contradict each other); give one of them",
        zh="检查要么写`later`与`than`（两个日期），要么写`when`（相互矛盾的词）；请二选一",
    ),
    "mapping_check_field": Text(
        en="`{found}` is not a field with `values`; a check can only compare words that the mapping knows",
        zh="`{found}`不是带有`values`的字段；检查只能比较映射所知的词",
    ),
    "mapping_check": Text(
        en="`{found}` is not a mapped date; a check compares two of {dates}",
        zh="`{found}`不是已映射的日期；检查只能比较{dates}中的两个",
    ),
    "mapping_title_lines": Text(
        en="{found} line{found:|s} above the header cannot be; give how many there are, 0 or more",
        zh="标题行之上不可能有{found}行；请填写实际行数，0或以上",
    ),
    "file_encoding": Text(
        en="`{file}` is not {encoding}: byte {byte} on line {line}; name its encoding in the mapping, e.g. `{other}`, or save it as {encoding}",
        zh="`{file}`不是{encoding}编码：第{line}行出现字节{byte}；请在映射中写明其编码，例如`{other}`，或另存为{encoding}",
    ),
    "file_encoding_of": Text(
        en="`{file}` is not {encoding}: byte {byte} on line {line}; get it from its source again, saved as {encoding}",
        zh="`{file}`不是{encoding}编码：第{line}行出现字节{byte}；请向来源重新索取，另存为{encoding}",
    ),
    "file_other_encoding": Text(
        en='`{file}` is {found}, as its bytes show, not {encoding}; put `encoding = "{found}"` into the mapping',
        zh='从字节看，`{file}`是{found}编码，而不是{encoding}；请在映射中写`encoding = "{found}"`',
    ),
    "file_no_mark": Text(
        en='`{file}` does not begin with the mark that tells the order of bytes in {encoding}; put `encoding = "{found}"` into the mapping',
        zh='`{file}`开头没有标明{encoding}字节顺序的标记；请在映射中写`encoding = "{found}"`',
    ),
    "file_packed": Text(
        en="`{file}` is no CSV file but {kind}; unpack it, or save the sheet as CSV, and give that file",
        zh="`{file}`不是CSV文件，而是{kind}格式；请解压，或将工作表另存为CSV，再使用该文件",
    ),
    "file_title": Text(
        en="`{file}` has its header on line {line}; put `title_lines = {number}` into the mapping, so that what is above it is skipped",
        zh="`{file}`的标题行在第{line}行；请在映射中写`title_lines = {number}`，跳过其上的内容",
    ),
    "file_other_kind": Text(
        en="`{file}` has none of the columns that are needed; is it another kind of file, or one without a header?",
        zh="`{file}`没有任何所需的列；是否为另一种文件，或没有标题行？",
    ),
    "file_delimiter_noted": Text(
        en='`{file}` says in its first line that `{found}` separates its cells; put `delimiter = "{found}"` into the mapping in place of `{wanted}`',
        zh='`{file}`首行注明以`{found}`分隔；请在映射中写`delimiter = "{found}"`，代替`{wanted}`',
    ),
    "file_cut_off": Text(
        en="`{file}` ends inside a quoted field that begins in the record on line {line}; get the complete file, or read it with `--keep-whole-rows`",
        zh="`{file}`在引号字段内中断，该记录始于第{line}行；请取得完整的文件，或使用`--keep-whole-rows`",
    ),
    "file_ends_in_cell": Text(
        en="`{file}` ends in a cell of `{field}` on line {line} that is no more than a part of what the column has elsewhere; get the complete file, "
        "read it with `--keep-whole-rows`, or end that line if it is whole",
        zh="`{file}`在第{line}行`{field}`的单元格内中断，该单元格只是该列其他写法的一部分；请取得完整的文件，或使用`--keep-whole-rows`；若该行本身完整，请在行末换行",
    ),
    "file_ends_before_cell": Text(
        en="`{file}` ends before the cell of `{field}` on line {line}, where no other cell of the column is empty; get the complete file, "
        "read it with `--keep-whole-rows`, or end that line if it is whole",
        zh="`{file}`在第{line}行`{field}`的单元格之前中断，而该列没有其他空单元格；请取得完整的文件，或使用`--keep-whole-rows`；若该行本身完整，请在行末换行",
    ),
    "file_ends_in_row": Text(
        en="`{file}` ends in its line {line}, which has {found} cell{found:|s} where the header has {wanted}; get the complete file, "
        "read it with `--keep-whole-rows`, or end that line if it is whole",
        zh="`{file}`在第{line}行中断，该行仅有{found}个单元格，而表头有{wanted}个；请取得完整的文件，或使用`--keep-whole-rows`；若该行本身完整，请在行末换行",
    ),
    "file_malformed": Text(
        en="`{file}` is not a well-formed CSV file: check the quotes in the record on line {line}",
        zh="`{file}`不是格式正确的CSV文件：请检查第{line}行记录中的引号",
    ),
    "file_delimiter": Text(
        en='`{file}` separates its columns by `{found}`; put `delimiter = "{found}"` into the mapping, or save it with `{wanted}`',
        zh='`{file}`以`{found}`分隔各列；请在映射中写`delimiter = "{found}"`，或以`{wanted}`分隔另存',
    ),
    "file_cell_too_long": Text(
        en="`{file}` has a cell of more than {most} character{most:|s} in the record on line {line}; check its quotes, or shorten it",
        zh="`{file}`第{line}行记录中有超过{most}个字符的单元格；请检查引号，或缩短内容",
    ),
    "file_not_found": Text(
        en="no file `{path}`; check the path",
        zh="找不到文件`{path}`；请检查路径",
    ),
    "file_empty": Text(
        en="`{file}` is empty; it needs at least a header line",
        zh="`{file}`为空；至少需要标题行",
    ),
    "file_date_order": Text(
        en="`{file}` seems to have day and month in the other order: `{found}` for `{field}` on line {line}; if so, put {formats} into the mapping",
        zh="`{file}`的日与月顺序似乎相反：第{line}行`{field}`为`{found}`；若确实如此，请在映射中写{formats}",
    ),
    "column_missing_of": Text(
        en="`{file}` has no column for `{field}`: looked for {columns}; add the file's spelling to the mapping, or `optional = true`",
        zh="`{file}`没有`{field}`列：查找过{columns}；请将文件中的写法加入映射，或写`optional = true`",
    ),
    "column_missing": Text(
        en="`{file}` has no column for `{field}`: looked for {columns}; nearest is `{nearest}`; add it to `columns`, or write `optional = true`",
        zh="`{file}`没有`{field}`列：查找过{columns}；最接近的是`{nearest}`；请将其加入`columns`，或写`optional = true`",
    ),
    "column_twice": Text(
        en="`{file}` has the column `{column}` twice; remove one",
        zh="`{file}`中列`{column}`出现两次；请删除其一",
    ),
    "column_ambiguous": Text(
        en="`{file}` has several columns for `{field}`: {found}; keep one spelling in the mapping",
        zh="`{file}`中有多列对应`{field}`：{found}；请在映射中只保留一种写法",
    ),
    "row_width": Text(
        en="{found} cell{found:|s} where the header has {wanted}",
        zh="有{found}个单元格，而标题行有{wanted}个",
    ),
    "row_id_rounded": Text(
        en="`{field}` is a number that a spreadsheet has rounded; save the file again with this column as text",
        zh="`{field}`是被电子表格舍入的数字；请将该列设为文本后重新保存文件",
    ),
    "row_id_zeros": Text(
        en="`{field}` is that of line {line}, but for zeros in front, which a spreadsheet drops; save the file again with this column as text",
        zh="`{field}`与第{line}行仅前导零不同，电子表格会去掉前导零；请将该列设为文本后重新保存文件",
    ),
    "row_id_zeros_in_other_file": Text(
        en="`{field}` is that of line {line} of `{file}`, but for zeros in front, which a spreadsheet drops; save the file again with this "
        "column as text",
        zh="`{field}`与文件`{file}`第{line}行仅前导零不同，电子表格会去掉前导零；请将该列设为文本后重新保存文件",
    ),
    "note.ids_of_several_lengths": Text(
        en="`{field}` in `{file}` has numbers of {least} to {most} digit{most:|s}; where the source writes zeros in front, a spreadsheet has dropped "
        "them: save the file again with this column as text",
        zh="`{file}`的`{field}`为{least}至{most}位数字；若来源带有前导零，则已被电子表格去掉：请将该列设为文本后重新保存文件",
    ),
    "row_cut_off": Text(
        en="the file ends in the middle of this row; get the complete file",
        zh="文件在该行中间中断；请取得完整的文件",
    ),
    "row_says_nothing": Text(
        en="`{field}` is empty; it is required",
        zh="`{field}`为空；该字段必填",
    ),
    "row_repeats": Text(
        en="the same `{field}` is already on line {line}",
        zh="相同的`{field}`已在第{line}行出现过",
    ),
    "row_in_other_file": Text(
        en="the same `{field}` is already in `{file}`",
        zh="相同的`{field}`已在文件`{file}`中出现过",
    ),
    "row_contradicts": Text(
        en="{says}: `{later}` is {at}, `{than}` is {before}",
        zh="自相矛盾（{says}）：`{later}`为{at}，`{than}`为{before}",
    ),
    "row_words_contradict": Text(
        en="{says} ({fields})",
        zh="自相矛盾：{says}（{fields}）",
    ),
    "word_unknown_of": Text(
        en="the word in `{field}` is not in the mapping; add it to `values` or use one of {known}",
        zh="`{field}`中的词不在映射中；请将其加入`values`，或使用：{known}",
    ),
    "word_unknown": Text(
        en="`{field}` is `{found}`, which is not in the mapping; nearest is `{nearest}`",
        zh="`{field}`的值`{found}`不在映射中；最接近的是`{nearest}`",
    ),
    "date_format": Text(
        en="`{field}` is written as `{found}` (`9` is a digit, `a` a letter), which fits none of {formats}",
        zh="`{field}`的写法为`{found}`（`9`代表数字，`a`代表字母或汉字），不符合{formats}中的任何一种",
    ),
    "date_spreadsheet": Text(
        en="`{field}` looks like a spreadsheet's number of a day; if so, add `{format}` to `dates`",
        zh="`{field}`像是电子表格中的日期序号；若确实如此，请在`dates`中加入`{format}`",
    ),
    "date_other_order": Text(
        en="`{field}` is `{found}`, which fits {formats} only with day and month swapped",
        zh="`{field}`为`{found}`，只有日月互换才符合{formats}",
    ),
}
