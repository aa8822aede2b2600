import type { ErrorWords } from './en-errors.ts';
import type { enViewerErrors } from './en-viewer.ts';

export const zhCnViewer = {
  viewer: {
    quickLook: '快速查看',
    position: '{{at}} / {{total}}',
    previous: '上一个',
    next: '下一个',
    fullScreen: '全屏',
    loading: '正在打开…',
    zoomIn: '放大',
    zoomOut: '缩小',
    fit: '适合窗口',
    actualSize: '100 %',
    rotate: '旋转',
    copyPicture: '复制图片',
    copiedPicture: '已复制图片',
    percent: '{{percent}} %',
    tooManyPixels: '像素太多，无法安全显示：{{width}} × {{height}}。请保存后用其他程序打开。',
    pictureBroken: '图片无法解码：已损坏或不完整。可保存后再查看。',
    play: '播放',
    pause: '暂停',
    seek: '语音位置',
    seekText: '{{at}}，共 {{total}}',
    speed: '速度',
    speedTimes: '{{times}}×',
    saveWav: '另存为 WAV…',
    voiceBroken: '声音无法解码：已损坏，或这台电脑不认识这种格式。',
    amrWb: 'AMR-WB 语音。宽带 AMR 不能在这里播放：请保存后用支持它的播放器打开。',
    speex: 'Speex 语音，不能在这里播放：请保存后用微信的解码器转换。',
    videoBroken: '视频无法在这里解码。请保存后用播放器打开。',
    soundOnly: '此视频的画面无法在这里解码，只播放声音。',
    text: '文件内容',
    textCut: '前 {{shown}}，共 {{size}}',
    textBroken: '文本无法读取。可保存后再查看。',
    pdf: 'PDF 以副本形式在系统自带的查看器中打开。',
    openPdf: '打开 PDF',
    copyHash: '复制 SHA-256',
    mismatch: '内容与其名称或类型不符',
    mismatchSuffix: '名称以 .{{suffix}} 结尾，内容却是 {{type}}。',
    mismatchHeader: '服务器称其为 {{header}}，内容却是 {{type}}。',
  },
} as const;

export const zhCnViewerErrors: Readonly<Record<keyof typeof enViewerErrors, ErrorWords>> = {
  file_not_opened: { title: '文档未能打开', cure: '这台电脑没有打开它的程序。请改为保存。' },
  voice_undecodable: { title: '语音无法解码', cure: '已损坏或不完整。请重新获取，或按原样保存。' },
  voice_too_long: {
    title: '语音太长，无法在这里播放',
    cure: '超过十分钟的语音不解码。请保存后用播放器打开。',
  },
};
