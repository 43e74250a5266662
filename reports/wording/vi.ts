import { labels } from './vi-labels.ts';
import { page } from './vi-page.ts';
import { date, number as plain, percent as plainPercent, two } from '../figures.ts';

const n = (value: number): string => plain(value, 'vi', 0);
const percent = (share: number): string => plainPercent(share, 'vi');

/** Vietnamese, the official language of every document. */
export const vi = {
  ...labels,

  letterhead: {
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    number: (code: string) => `Số:          /BC-${code}`,
    placeDate: (place: string, day: number, month: number, year: number) =>
      `${place}, ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`,
    kind: 'BÁO CÁO',
    subject: (platforms: string[]) =>
      platforms.length === 1
        ? `Kết quả vận hành thử ${platforms[0]}`
        : 'Kết quả vận hành thử các nền tảng số dùng chung',
    recipients: 'Nơi nhận:',
    archive: /^Lưu\s*:/,
    appendix: (numeral: string) => `Phụ lục ${numeral}`,
    attachedTo: (code: string, day: number, month: number, year: number, agency: string) =>
      `(Kèm theo Báo cáo số          /BC-${code} ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}${agency === '' ? '' : ` của ${agency}`})`,
  },

  notice: {
    title: 'Lưu ý',
    rehearsal:
      'Đây là kết quả diễn tập trên hệ thống mô phỏng, không phải trên hệ thống thật; kết quả này không dùng để kết luận về hệ thống thật.',
    faults: (ids: string[]) =>
      `Trong đợt diễn tập có ${n(ids.length)} lỗi được chủ động bật trên hệ thống mô phỏng: ${ids.join(', ')}.`,
    modelled: (names: string[]) =>
      `Không có tài liệu kỹ thuật công khai, nghiệp vụ được mô hình hóa theo giả định: ${names.join('; ')}.`,
    interrupted: 'Đợt chạy dừng giữa chừng; phần chưa chạy được ghi là chưa thực hiện.',
    shard: (shard: string) => `Kết quả này chỉ thuộc phần ${shard} của đợt chạy.`,
    live: 'Đợt chạy thực hiện trên hệ thống đang vận hành, chỉ gồm các kịch bản an toàn.',
  },

  general: {
    heading: 'Thông tin chung',
    run: 'Đợt vận hành thử',
    objects: 'Đối tượng đánh giá',
    item: 'Nội dung',
    info: 'Thông tin',
    id: 'Mã đợt chạy',
    phase: 'Giai đoạn',
    noPhase: 'Ngoài các giai đoạn của kế hoạch',
    time: 'Thời gian thực hiện',
    period: (from: string, to: string, lasted: string) => `Từ ${from} đến ${to} (${lasted})`,
    environment: 'Môi trường',
    target: (name: string, kind: string) => `${kind} (${name})`,
    titled: (title: string, name: string, kind: string) =>
      `${title} (${name}) – ${kind.toLowerCase()}`,
    state: 'Tình trạng đợt chạy',
    tool: 'Công cụ',
    parts: 'Phiên bản thành phần',
    seed: 'Số khởi tạo dữ liệu thử',
    order: 'STT',
    platform: 'Hệ thống',
    address: 'Địa chỉ',
    note: 'Ghi chú',
    modelled: 'Mô hình hóa theo giả định',
    standIn: 'Hệ thống mô phỏng',
    noPlatform: 'Không có hệ thống nào được đánh giá.',
    otherAddresses: 'Hệ thống liên quan',
  },

  demands: {
    heading: 'Trả lời các yêu cầu của kế hoạch',
    counted: (source: string) => `Nội dung thống kê cả nước (${source})`,
    demand: 'Nội dung',
    answer: 'Kết quả',
    ground: 'Căn cứ',
    nationwide: 'Số tỉnh, thành đã xong',
    passed: (pass: number, all: number) => `${n(pass)} trên ${n(all)} yêu cầu đạt`,
    failed: 'Không đạt',
    unjudged: 'Chưa đánh giá được',
    open: 'Lỗi chưa đóng',
    paper: (title: string, number: string, signer: string, signed: string) =>
      `${title} số ${number} ngày ${date(signed)}, ${signer} ký`,
    lacksPaper: 'Chưa có văn bản, biên bản được ký',
    others: (names: string[]) => `Đợt chạy không xét: ${names.join('; ')}`,
    nothing: 'Không có yêu cầu nào để đánh giá',
  },

  method: {
    heading: 'Nội dung, phương pháp',
    content: 'Nội dung',
    contentText: (requirements: number, platforms: number, dimensions: string[]) =>
      `Đợt vận hành thử đánh giá ${n(requirements)} yêu cầu của ${n(platforms)} hệ thống${dimensions.length === 0 ? '' : `, gồm các nội dung: ${dimensions.join('; ').toLowerCase()}`}. Danh mục yêu cầu và căn cứ của từng yêu cầu nêu tại Phụ lục I.`,
    approach: 'Phương pháp',
    approachText: (cases: boolean, loads: boolean) =>
      [
        ...(cases
          ? [
              'Các kịch bản kiểm thử được thực hiện tự động trên trình duyệt theo đúng thao tác của người dùng từng vai trò.',
            ]
          : []),
        ...(loads
          ? [
              'Tải được tạo theo các hồ sơ tải của kế hoạch; cường độ đo được của từng hồ sơ nêu tại Phụ lục III.',
            ]
          : ['Đợt này không kiểm thử tải.']),
        'Kết quả được lưu cùng bằng chứng; kết quả không có tệp bằng chứng riêng dẫn tới bản ghi của đợt chạy.',
      ].join(' '),
    rules: [
      'Đạt: mọi kịch bản, nội dung kiểm tra và ngưỡng chứng minh yêu cầu đều đã được thực hiện trong đợt này và đều đạt.',
      'Không đạt: có ít nhất một kịch bản, nội dung kiểm tra hoặc ngưỡng không đạt do hệ thống được đánh giá.',
      'Bị chặn: công cụ kiểm thử hoặc điều kiện trước không bảo đảm nên chưa đánh giá được hệ thống.',
      'Chưa thực hiện: không có kết quả nào chứng minh yêu cầu trong đợt này.',
    ],
    workload: 'Khối lượng thực hiện',
    type: 'Loại',
    total: 'Tổng số',
    thresholds: 'Ngưỡng kiểm thử tải',
    sum: 'Cộng',
    flaky: (count: number) =>
      `Trong đó có ${n(count)} ca không ổn định (không đạt ở lần đầu, đạt khi chạy lại).`,
    nothing: 'Không có kịch bản, nội dung kiểm tra hay ngưỡng nào được thực hiện.',
    preflight: 'Kiểm tra điều kiện trước khi chạy',
    preflightGood: (count: number) => `Cả ${n(count)} điều kiện đều bảo đảm.`,
    preflightBad: (bad: number, count: number) =>
      `Có ${n(bad)} trên ${n(count)} điều kiện không bảo đảm:`,
    noPreflight: 'Không có kết quả kiểm tra điều kiện trước khi chạy.',
  },

  results: {
    heading: 'Kết quả vận hành thử',
    summary: (name: string, total: number, pass: number, share: number) =>
      `${name} được đánh giá theo ${n(total)} yêu cầu, trong đó ${n(pass)} yêu cầu đạt (${percent(share)}).`,
    critical: (total: number, pass: number) => `Yêu cầu bắt buộc: đạt ${n(pass)}/${n(total)}.`,
    dimension: 'Nội dung đánh giá',
    requirements: 'Số yêu cầu',
    conclusion: 'Kết quả',
    row: {
      pass: 'Đạt',
      fail: 'Có yêu cầu không đạt',
      blocked: 'Có yêu cầu chưa đánh giá',
      'not-run': 'Có yêu cầu chưa đánh giá',
    },
    passShare: (share: string) => `Đạt ${share}`,
    noRequirement: 'Hệ thống chưa có yêu cầu nào để đánh giá.',
    sum: 'Cộng',
    load: 'Kết quả kiểm thử tải',
    indicator: 'Chỉ tiêu',
    threshold: 'Ngưỡng',
    measured: 'Kết quả đo',
    judged: 'Đánh giá',
    notMeasured: 'Không đo được',
    assumed: 'giả định',
    assumedValue: 'giá trị giả định',
    failing: 'Các yêu cầu không đạt hoặc chưa được đánh giá (lý do nêu tại mục V): ',
  },

  trend: {
    heading: 'So với đợt trước',
    first: 'Chưa có đợt trước để so sánh.',
    former: (run: string, at: string, decision: string) =>
      `Đợt trước: ${run}, bắt đầu ${at}, kết luận: ${decision}.`,
    same: 'Không có yêu cầu nào đổi kết quả, không có bước nào chậm đi rõ rệt.',
    red: 'Mới không đạt',
    lost: 'Trước đạt, nay chưa được đánh giá',
    green: 'Mới đạt',
    slower: 'Chậm hơn',
    change: (title: string, from: string, to: string) => `: ${title} (trước ${from}, nay ${to}).`,
    slow: (what: string, before: string, after: string) =>
      `${what}: trước ${before}, nay ${after}.`,
    p95: (what: string) => `${what} (p95)`,
    brief: (run: string, red: string[], lost: string[], green: string[], slower: number) =>
      `So với đợt ${run}: ${
        [
          ...(red.length > 0 ? [`mới không đạt ${red.join(' ')}`] : []),
          ...(lost.length > 0 ? [`nay chưa được đánh giá ${lost.join(' ')}`] : []),
          ...(green.length > 0 ? [`mới đạt ${green.join(' ')}`] : []),
          ...(slower > 0 ? [`${n(slower)} chỗ chậm hơn`] : []),
        ].join('; ') || 'không có thay đổi'
      }`,
  },

  defects: {
    heading: 'Lỗi và khắc phục',
    none: 'Không phát hiện lỗi.',
    situation: 'Tình hình chung',
    summary: (total: number, closed: number, open: number, overdue: number) =>
      `Tổng số ${n(total)} lỗi được ghi nhận; đã khắc phục và đóng ${n(closed)} lỗi, còn ${n(open)} lỗi đang xử lý${overdue > 0 ? `, trong đó ${n(overdue)} lỗi quá hạn tính đến khi kết thúc đợt chạy` : ''}.`,
    severity: 'Mức độ',
    total: 'Tổng số',
    handling: 'Đang xử lý',
    awaitingRetest: 'Chờ kiểm tra lại',
    closed: 'Đã đóng',
    overdue: 'Quá hạn',
    sum: 'Cộng',
    open: 'Các lỗi chưa đóng',
    noOpen: 'Không còn lỗi chưa đóng.',
    fixed: 'Các lỗi đã khắc phục và đóng',
    id: 'Mã lỗi',
    title: 'Mô tả',
    owner: 'Đơn vị xử lý',
    due: 'Hạn xử lý',
    state: 'Trạng thái',
    solution: 'Giải pháp',
    closedAt: 'Ngày đóng',
    noDue: 'Không đặt hạn',
    noSolution: 'Chưa ghi giải pháp',
    more: (count: number) => `Còn ${n(count)} lỗi khác nêu tại Phụ lục II.`,
  },

  risks: {
    heading: 'Tồn tại, rủi ro',
    none: 'Không có tồn tại, rủi ro cần nêu.',
    unmet: 'Yêu cầu không đạt',
    unjudged: 'Yêu cầu chưa được đánh giá',
    harness: 'Trục trặc của công cụ kiểm thử',
    harnessNote:
      'Các trục trặc này không phải lỗi của hệ thống được đánh giá và không được ghi vào sổ theo dõi lỗi.',
    assumed: 'Ngưỡng và yêu cầu dùng giá trị giả định',
    assumedNote:
      'Các yêu cầu và ngưỡng sau chưa có văn bản quy định cụ thể, được đặt theo giả định và cần cơ quan có thẩm quyền thống nhất. Nội dung từng yêu cầu nêu tại Phụ lục I:',
    assumedRequirements: (platform: string, count: number) => `${platform}, ${n(count)} yêu cầu: `,
    flaky: 'Kết quả không ổn định',
    flakyText: (count: number) =>
      `Có ${n(count)} ca không đạt ở lần đầu nhưng đạt khi chạy lại, cần theo dõi.`,
    waivers: 'Miễn trừ',
    waiver: (what: string, signer: string, until: string, reason: string) =>
      `${what}: ${signer} chấp thuận, có hiệu lực đến hết ngày ${until}. Lý do: ${reason}`,
    waiverUnused: 'chưa được áp dụng trong lần xét này',
    missingEvidence: (count: number) =>
      `Thiếu ${n(count)} tệp bằng chứng trong thư mục đợt chạy; các kết quả liên quan được ghi rõ tại phụ lục.`,
    missing: 'Bằng chứng',
    leftBehind: 'Dữ liệu thử còn lại trên hệ thống',
    leftBehindNote:
      'Kịch bản kiểm thử đã tạo các dữ liệu sau và chưa xóa được. Cần tìm theo dấu hiệu nhận biết và xóa bằng tay:',
    leftBehindLine: (what: string, where: string, marker: string, title: string) =>
      `${what}${where === '' ? '' : `; tại ${where}`}${marker === '' ? '' : `; nhận biết bằng chữ “${marker}”`} – kịch bản “${title}”.`,
    leftOut: 'Tệp đính kèm không được lưu',
    leftOutNote:
      'Các tệp sau không phải văn bản nên không che được dữ liệu cá nhân, vì vậy không được lưu vào bằng chứng:',
    leftOutLine: (name: string, why: string, title: string) =>
      `${name} (${why}) – kịch bản “${title}”.`,
    more: (count: number) => `Còn ${n(count)} nội dung khác nêu tại phụ lục.`,
  },

  assessment: {
    heading: 'Đánh giá',
    overall: 'Kết luận chung',
    rehearsalPrefix: 'Kết quả diễn tập trên hệ thống mô phỏng: ',
    text: {
      met: 'Các hệ thống được đánh giá đáp ứng điều kiện để đưa vào vận hành chính thức.',
      conditional:
        'Các hệ thống được đánh giá đáp ứng điều kiện để đưa vào vận hành chính thức, kèm theo các miễn trừ đã được chấp thuận.',
      'not-met':
        'Các hệ thống được đánh giá chưa đáp ứng điều kiện để đưa vào vận hành chính thức.',
      undecided:
        'Còn yêu cầu chưa được đánh giá nên chưa đủ cơ sở kết luận về việc đưa vào vận hành chính thức.',
    },
    rehearsalText: {
      met: 'Hệ thống mô phỏng đáp ứng các điều kiện đặt ra cho đợt diễn tập.',
      conditional:
        'Hệ thống mô phỏng đáp ứng các điều kiện đặt ra cho đợt diễn tập, kèm theo các miễn trừ đã được chấp thuận.',
      'not-met': 'Hệ thống mô phỏng chưa đáp ứng các điều kiện đặt ra cho đợt diễn tập.',
      undecided: 'Còn yêu cầu chưa được đánh giá nên đợt diễn tập chưa đủ cơ sở kết luận.',
    },
    reasons: 'Lý do:',
    byPlatform: 'Kết luận theo hệ thống',
    conclusion: 'Kết luận',
    basis: 'Lý do',
    noReason: 'Đáp ứng mọi điều kiện của kế hoạch.',
    withWaivers: (ids: string) =>
      `Đáp ứng các điều kiện của kế hoạch khi áp dụng miễn trừ: ${ids}.`,
  },

  advice: {
    heading: 'Kiến nghị',
    go: 'Cấp có thẩm quyền xem xét, cho phép đưa các hệ thống vào vận hành chính thức theo kế hoạch.',
    conditional:
      'Cấp có thẩm quyền xem xét, cho phép đưa các hệ thống vào vận hành chính thức với các miễn trừ đã nêu; các đơn vị hoàn thành khắc phục trước khi miễn trừ hết hiệu lực.',
    noGo: 'Chưa đưa vào vận hành chính thức; tổ chức vận hành thử lại sau khi khắc phục.',
    undecided:
      'Chưa kết luận về việc vận hành chính thức cho đến khi các yêu cầu còn lại được đánh giá.',
    rehearsal:
      'Tổ chức vận hành thử trên hệ thống thật; không dùng kết quả diễn tập để quyết định đưa hệ thống vào vận hành chính thức.',
    fix: (owner: string, count: number, ids: string, due: string | null) =>
      `${owner} khắc phục ${n(count)} lỗi (${ids})${due === null ? '' : `, hoàn thành chậm nhất ${due}`}, thông báo để kiểm tra lại.`,
    requirements: (name: string, ids: string) =>
      `${name}: xử lý các yêu cầu không đạt (${ids}) và thực hiện lại kịch bản tương ứng.`,
    rerun: (count: number, ids: string) =>
      `Bổ sung điều kiện và thực hiện lại ${n(count)} yêu cầu chưa được đánh giá: ${ids}.`,
    load: (profiles: string) =>
      `Đơn vị vận hành rà soát năng lực đáp ứng của hạ tầng và phần mềm, kiểm thử tải lại: ${profiles}.`,
    training: (ids: string) =>
      `Bổ sung hướng dẫn sử dụng và tập huấn cho người dùng đối với các yêu cầu: ${ids}.`,
    thresholds: 'Thống nhất các ngưỡng chấp nhận chính thức thay cho giá trị giả định.',
    harness: 'Khắc phục trục trặc của công cụ kiểm thử trước đợt chạy tiếp theo.',
    flaky: 'Theo dõi, xác định nguyên nhân của các kết quả không ổn định.',
    waivers: 'Theo dõi việc thực hiện và thời hạn của các miễn trừ đã được chấp thuận.',
    more: (count: number) => ` và ${n(count)} nội dung khác`,
  },

  appendix: {
    requirements: 'Kết quả theo từng yêu cầu',
    defects: 'Danh sách lỗi',
    load: 'Kết quả kiểm thử tải',
    diary: 'Nhật ký vận hành thử',
    waterfalls: 'Đường đi qua các hệ thống',
    waterfallOf: (subject: string) => `Đường đi của ${subject}`,
    waterfallSum: (requests: number, calls: number, trace: string) =>
      `Mã vết ${trace}: ${n(requests)} yêu cầu, trong đó ${n(calls)} do một hệ thống gửi sang hệ thống khác. Dưới đây là các yêu cầu ấy và những yêu cầu sinh ra chúng; toàn bộ nằm trong tệp`,
    waterfallSystem: 'Hệ thống',
    waterfallRequest: 'Yêu cầu',
    waterfallStatus: 'Mã trả lời',
    waterfallStart: 'Bắt đầu sau (ms)',
    waterfallLasted: 'Kéo dài (ms)',
    waterfallAsked: 'Người dùng gửi',
    waterfallCalled: 'Hệ thống khác gửi',
    waterfallCaption: 'Thời điểm và độ dài của từng yêu cầu, tính bằng mi li giây (ms)',
    id: 'Mã',
    requirement: 'Yêu cầu và căn cứ',
    weight: 'Mức',
    verdict: 'Kết quả',
    proof: 'Chứng minh và bằng chứng',
    source: 'Căn cứ',
    reasons: 'Lý do',
    pictures: 'Hình ảnh cuối của các kịch bản bắt buộc đã đạt',
    picturesNote:
      'Thông tin của người dân trên hình đã được che. Hình của từng bước nằm trong thư mục bằng chứng.',
    cases: 'Các ca không đạt, bị chặn hoặc không ổn định',
    casesNone: 'Không có ca không đạt, bị chặn hoặc không ổn định.',
    casesMore: (count: number) => `Còn ${n(count)} ca khác, xem bao-cao.html và verdict.json.`,
    case: 'Ca kiểm thử',
    cause: 'Nguyên nhân ghi nhận',
    evidence: 'Bằng chứng',
    noEvidence: 'Không lưu tệp bằng chứng',
    missing: 'thiếu tệp',
    recorded: 'bản ghi kết quả',
    ofRun: (run: string) => `thuộc đợt chạy ${run}`,
    proofSum: (total: number, pass: number) => `${n(total)} chứng minh, ${n(pass)} đạt`,
    proofMore: (count: number) => `và ${n(count)} chứng minh khác`,
    noProof: 'Không có chứng minh trong đợt này',
    flaky: 'không ổn định',
    failedFirst: 'Lần đầu không đạt',
    assumed: 'giả định',
    noDefects: 'Không phát hiện lỗi.',
    registerNote: 'Bản đầy đủ các cột: sổ theo dõi lỗi',
    found: 'Phát hiện',
    systemFeature: 'Hệ thống, chức năng',
    description: 'Mô tả; mong đợi và thực tế',
    severityState: 'Mức độ; trạng thái',
    ownerDue: 'Đơn vị xử lý; hạn',
    solutionRetest: 'Giải pháp; kiểm tra lại',
    expected: 'Mong đợi',
    actual: 'Thực tế',
    occurrences: (count: number) => `Gặp ${n(count)} lần`,
    noLoad: 'Không thực hiện kiểm thử tải.',
    loadSummary: (throughput: string, lasted: string, from: string) =>
      `Bắt đầu ${from}, kéo dài ${lasted}; thông lượng ${throughput} yêu cầu/giây.`,
    thresholdFrom: { plan: 'Quy định của kế hoạch', script: 'Ngưỡng của kịch bản' },
    loadOffer: (asked: string, offered: string) =>
      `Kế hoạch yêu cầu ${asked}; đã thực hiện ${offered}.`,
    loadUsers: (users: string, lasted: string) => `${users} người dùng trong ${lasted}`,
    loadArrivals: (arrivals: string, lasted: string) => `${arrivals} lượt trong ${lasted}`,
    loadIterations: (done: string, threw: string, dropped: string) =>
      `${done} lượt chạy hoàn tất, trong đó ${threw} lượt kết thúc vì lỗi; ${dropped} lượt không kịp chạy.`,
    loadActivity: (kinds: string) => `Ngoài yêu cầu HTTP: ${kinds}.`,
    samples: 'Số mẫu',
    norm: 'Căn cứ',
    request: 'Yêu cầu gửi đi',
    count: 'Số lần',
    mean: 'TB',
    max: 'Lớn nhất',
    errors: 'Tỷ lệ lỗi',
    times:
      'Thời gian phản hồi tính bằng mili giây (ms); TB là giá trị trung bình, p95 là giá trị mà 95% số lần không vượt quá.',
    chart: 'Biểu đồ thời gian phản hồi',
    noSeries: 'Không có chuỗi số liệu theo thời gian.',
    rawData: 'Số liệu gốc',
    when: 'Thời gian',
    shift: 'Ca',
    people: 'Người thực hiện',
    work: 'Nội dung công việc',
    result: 'Kết quả',
    incident: 'Sự cố',
    confirmed: 'Xác nhận',
  },

  register: {
    title: 'SỔ THEO DÕI LỖI',
    sheet: 'Sổ theo dõi lỗi',
    columns: {
      order: 'STT',
      id: 'Mã lỗi',
      foundAt: 'Thời điểm phát hiện',
      platform: 'Hệ thống',
      feature: 'Chức năng',
      unit: 'Đơn vị',
      reportedBy: 'Người báo',
      channel: 'Kênh',
      title: 'Mô tả',
      steps: 'Bước tái hiện',
      expectedActual: 'Mong đợi / thực tế',
      evidence: 'Bằng chứng',
      severity: 'Mức độ',
      priority: 'Ưu tiên',
      causeGroup: 'Nhóm nguyên nhân',
      ownerUnit: 'Đơn vị xử lý',
      handler: 'Người xử lý',
      dueAt: 'Hạn',
      state: 'Trạng thái',
      solution: 'Giải pháp',
      retest: 'Kết quả kiểm tra lại',
      closedAt: 'Ngày đóng',
      confirmedBy: 'Người xác nhận',
    },
    expected: 'Mong đợi',
    actual: 'Thực tế',
    moreFiles: (count: number) => `(và ${n(count)} tệp khác)`,
    cut: '… (lược bớt)',
  },

  page,
};

/** Every sentence the documents are made of. Both languages have the same keys: the compiler checks. */
export type Wording = typeof vi;
