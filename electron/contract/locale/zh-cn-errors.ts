import type { ErrorCode } from '../errors.ts';
import type { ErrorWords } from './en-errors.ts';
import { zhCnConversionErrors } from './zh-cn-conversion.ts';
import { zhCnHandoverErrors } from './zh-cn-handover.ts';
import { zhCnNetworkErrors } from './zh-cn-network.ts';
import { zhCnViewerErrors } from './zh-cn-viewer.ts';

export const zhCnErrors: Readonly<Record<ErrorCode, ErrorWords>> = {
  file_missing: { title: '文件已不在原处', cure: '添加之后它被移动、改名或删除了。请从现在的位置重新添加。' },
  file_unreadable: {
    title: '无法读取文件',
    cure: '可能没有权限，或被其他程序占用。关闭那个程序或把文件复制到别处，然后重试。',
  },
  file_pathless: {
    title: '无法接收该文件',
    cure: '它不在本机磁盘上，且已失效或超出可粘贴的大小（一次 64 MB）。请先保存到文件夹，再从那里添加。',
  },
  file_is_folder: { title: '这是文件夹，不是文件', cure: '打开文件夹，选中里面的文件再拖进来。' },
  file_not_regular: {
    title: '这不是普通文件',
    cure: '设备、管道和套接字无法上传。请把内容另存为文件再添加。',
  },
  file_empty: {
    title: '文件太小，无法上传',
    cure: '服务器拒绝 5 字节及以下的文件。请检查文件是否保存完整。',
  },
  file_changed: {
    title: '读取过程中文件发生了变化',
    cure: '服务器上没有留下任何内容。等其他程序写完后再重试。',
  },
  file_name_unusable: { title: '文件名无法使用', cure: '去掉不允许的字符后什么都不剩了。请改名后重新添加。' },
  type_not_on_platform: {
    title: '该平台不接收这种类型的文件',
    cure: '小程序只接收图片，公众号不接收普通文件。请改用企业微信账号。',
  },
  host_not_found: { title: '找不到服务器', cure: '请检查网络连接；如果账号设置了接口地址，也请检查它。' },
  host_refused: {
    title: '无法连接服务器',
    cure: '该地址和端口没有响应。请检查接口地址、防火墙或代理，然后重试。',
  },
  tls_failed: {
    title: '服务器证书未通过验证',
    cure: '通信可能正被中间设备读取。请联系网络管理员；此项检查无法跳过。',
  },
  timed_out: { title: '服务器响应超时', cure: '网络较慢或中途停住了。请重试；如反复出现，请检查网络。' },
  connection_lost: {
    title: '连接中断',
    cure: '没有留下任何记录。请重试；如反复出现，可能是代理或防火墙切断了较大的传输。',
  },
  redirect_refused: {
    title: '服务器要求转到另一个地址',
    cure: '为了让 access_token 只留在一个主机上，应用不会跟随跳转。请检查接口地址。',
  },
  ...zhCnNetworkErrors,
  ...zhCnConversionErrors,
  ...zhCnHandoverErrors,
  ...zhCnViewerErrors,
  api_refused: { title: '服务器拒绝了请求', cure: '服务器的原话见下方。' },
  proxy_page: {
    title: '收到的是网页，不是接口的回答',
    cure: '中间有代理或登录页，或者代理没有转发这个路径。请检查接口地址，或先登录网络。',
  },
  http_status: {
    title: '服务器返回 HTTP 状态 {{status}}',
    cure: '这是服务器或其前面代理的故障。请稍等再重试。',
  },
  length_required: {
    title: '代理去掉了上传的长度（HTTP 412）',
    cure: '服务器需要准确的 Content-Length。请让代理原样转发上传，或绕过代理。',
  },
  answer_empty: {
    title: '服务器的回答是空的',
    cure: '多半是代理没有转发这个路径。请重试；如反复出现，请检查接口地址。',
  },
  answer_unreadable: {
    title: '无法理解服务器的回答',
    cure: '其中既没有 media_id 也没有 errcode。请确认接口地址指向微信接口。',
  },
  answer_too_large: { title: '服务器返回的内容过大', cure: '超出了这类素材可能的大小，未保留任何内容。' },
  answer_incomplete: {
    title: '文件只收到一部分',
    cure: '比服务器声明的短。请重试；企业微信的下载会从中断处继续。',
  },
  video_link_plain_http: {
    title: '视频只提供未加密的链接',
    cure: '下载途中可能被同一网络中的他人看到。只有接受这一点才这样下载。',
  },
  account_missing: { title: '这一项所属的账号已不存在', cure: '账号已被移除。请重新添加，或换用其他账号。' },
  base_url_invalid: {
    title: '接口地址不可用',
    cure: '应以 http:// 或 https:// 开头，不含用户名、“?”和“#”，例如 https://relay.example.com:8443/wx。',
  },
  secret_missing: {
    title: '没有该账号的密钥',
    cure: '密钥只保留了一次会话，或从未填写。请编辑账号重新填写。',
  },
  secret_locked: {
    title: '无法解锁已保存的密钥',
    cure: '系统钥匙串已变化或被锁定。请解锁它，或编辑账号重新填写密钥。',
  },
  token_expired: { title: '粘贴的 access_token 已过期', cure: '请编辑账号，粘贴新的 access_token。' },
  keychain_unavailable: { title: '系统钥匙串不可用', cure: '请编辑账号，选择密钥的保存方式。' },
  media_id_malformed: {
    title: '这不是 media_id',
    cure: 'media_id 由字母、数字、“-”和“_”组成。请重新完整复制。',
  },
  fetched_removed: {
    title: '本机已没有它的副本',
    cure: '它为其他素材腾出了空间，或在素材台之外被删除。在有效期内点“重试”可重新取回。',
  },
  fetched_damaged: {
    title: '本机的副本已损坏',
    cure: '没有保存任何内容。在有效期内点“重试”可重新取回。',
  },
  fetched_full: {
    title: '取回的素材已占满可用空间',
    cure: '请保存或删除一些，或在“设置 → 隐私与存储”中允许超过 {{limit}} MB。',
  },
  fetch_paused: {
    title: '它的取回已暂停',
    cure: '没有保存它的任何内容。请在“传输”中继续，取回后再保存。',
  },
  fetch_under_way: { title: '它还在取回中', cure: '请等它取回后再保存。' },
  fetched_not_removed: {
    title: '未能全部删除',
    cure: '仍在列表中的素材还留在本机，可能正被其他程序打开。请先在那里关闭，再删除一次。',
  },
  library_write_failed: {
    title: '无法写入素材库',
    cure: '服务器已收到文件，但 media_id 没能记录下来。请检查磁盘，然后重试。',
  },
  record_not_written: {
    title: '服务器已收到文件，但 media_id 未能写入素材库',
    cure: '磁盘可能已满或不可写。media_id 就在这一行：请先复制，腾出空间后重试。重试只写入记录，不会再次上传。',
  },
  record_missing: { title: '素材库中已没有这条记录', cure: '它刚刚被删除了，列表已更新。' },
  import_not_ours: {
    title: '这不是素材台导出的文件',
    cure: '没有任何改动。请选择素材台导出的 CSV 或 JSON 文件，并保持列名不变。',
  },
  import_too_large: {
    title: '文件太大，无法一次导入',
    cure: '一次最多导入 200,000 行、200 MB。请拆分文件后分别导入。',
  },
  format_unavailable: {
    title: '所选素材没有这种格式',
    cure: '被动回复只支持图片、语音和视频，消息不支持缩略图。请换一种格式。',
  },
  disk_full: { title: '磁盘已满', cure: '请腾出空间后重试。' },
  folder_missing: { title: '文件夹已不存在', cure: '请重试，或重新保存到另一个文件夹。' },
  folder_blocked: {
    title: '有文件占用了文件夹的名称',
    cure: '需要的文件夹与一个文件同名。请移走或重命名该文件，或保存到其他文件夹。',
  },
  folder_read_only: {
    title: '无法写入这个文件夹',
    cure: '请允许写入后重试，或重新保存到自己有权限的文件夹。',
  },
  save_failed: { title: '文件未能保存', cure: '请重试，或重新保存到另一个文件夹。' },
  save_folder_unset: {
    title: '尚未选择保存文件夹',
    cure: '请选择一个文件夹，已取回的文件随后会保存到那里。',
  },
  save_folder_left: {
    title: '文件夹中有指向外部的链接',
    cure: '文件不会保存到所选文件夹之外。请删除该链接，或选择其他文件夹。',
  },
  template_invalid: { title: '无法生成保存文件名', cure: '命名模板有误。请在“设置 → 取回的素材”中修改。' },
  clipboard_failed: { title: '未能写入剪贴板', cure: '剪贴板可能被其他程序占用。请再复制一次。' },
  already_live: {
    title: '相同的文件仍然有效',
    cure: '素材库中已有内容完全相同且有效的 media_id。可以直接使用，也可以重新上传。',
  },
  fits_after_conversion: { title: '转换后可上传', cure: '按原样上传会被服务器拒绝。' },
  will_be_refused: { title: '会被拒绝', cure: '最终以服务器为准：仍可照原样发送。' },
  upload_unconfirmed: { title: '已就绪，尚未上传', cure: '确认之后才会发送。' },
  backup_failed: {
    title: '素材库未能备份',
    cure: 'media_id 仍安全地保存在素材库中。请腾出磁盘空间；十分钟后会自动再试，也可在设置中手动备份。',
  },
  audit_failed: {
    title: '审计日志无法写入',
    cure: '工作不受影响。请腾出磁盘空间，未写入的内容会等到可以写入时补上。',
  },
  folder_not_shown: {
    title: '文件夹未能打开',
    cure: '这台电脑可能没有文件管理器，或文件夹无法读取。',
  },
  cancelled: { title: '已取消', cure: '点“重试”会从头开始。' },
  request_refused: { title: '应用拒绝了页面的请求', cure: '请重启应用后再试。' },
  request_invalid: { title: '输入未被接受', cure: '内容太长或一次太多。请缩短后再试。' },
  app_fault: {
    title: '应用出了差错',
    cure: '素材库没有丢失任何内容。请重试；如反复出现，请重启应用。',
  },
};
