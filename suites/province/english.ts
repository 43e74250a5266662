/**
 * The English of what this suite says in Vietnamese, for reports in English; `{}` stands for what changes. Names of the
 * configuration and what the platforms show stand in neither.
 */
export const english: Readonly<Record<string, string>> = {
  // Preconditions and errors.
  'hồ sơ nộp trên Cổng đã về xã': 'the dossier filed on the portal has arrived at the commune',
  'xã đã tiếp nhận hồ sơ': 'the commune has received the dossier',
  'hồ sơ đã được ký số ở xã': 'the dossier was signed at the commune',
  'hồ sơ chờ lãnh đạo ký': 'the dossier waits for the signature of the leader',
  'hồ sơ đã được giải quyết': 'the dossier was settled',
  'hồ sơ đã đi qua mọi hệ thống': 'the dossier has gone through all systems',
  'kết quả đã phát hành': 'the result was issued',
  'xã đã nhận kết quả': 'the commune has got the result',
  'Cổng đã có trạng thái đó': 'the portal has that status',
  'Cổng cho biết chủ hồ sơ': 'the portal tells whose dossier it is',
  'có cuộc họp nêu hồ sơ': 'a meeting speaks of the dossier',
  'đơn vị không có báo cáo của kỳ này': 'the unit has no report of this period',
  '{} trả lời mã {}': '{} answered {}',
  'nhật ký truy vết trả lời mã {}': 'the log of traces answered {}',
  'được làm': 'allowed',
  'bị từ chối': 'refused',
  'trả lời mã {}': 'answered {}',
  // Journeys.
  'Công dân nộp hồ sơ trên Cổng': 'A citizen files on the portal',
  'Hồ sơ về hệ thống một cửa của xã với mã đó':
    'The dossier arrives at the one-stop system of the commune under that code',
  'Cán bộ một cửa tìm thấy hồ sơ trong danh sách của xã':
    'The one-stop officer finds the dossier in the list of the commune',
  'Trạng thái ở hai nơi như nhau': 'Both have the same status',
  'Xã tiếp nhận, Cổng hiện cùng trạng thái': 'The commune receives it, the portal shows the same',
  'Xã phân công xử lý, Cổng hiện cùng trạng thái':
    'The commune assigns it, the portal shows the same',
  'Lãnh đạo ký số, Cổng hiện cùng trạng thái': 'The leader signs, the portal shows the same',
  'Xã trả kết quả, Cổng hiện cùng trạng thái':
    'The commune returns the result, the portal shows the same',
  'Công dân rút hồ sơ trên Cổng': 'The citizen withdraws on the portal',
  'Hồ sơ ở xã có cùng trạng thái': 'The dossier has the same status at the commune',
  'Xã không còn xử lý được hồ sơ': 'The commune cannot work on it any more',
  'Văn thư cấp số, phát hành kết quả ở hệ thống văn bản':
    'The clerk numbers and issues the result in the document system',
  'Hệ thống một cửa có cùng số và ngày': 'The one-stop system has the same number and day',
  'Trả kết quả, kho của công dân có cùng số':
    "The result is returned, the citizen's store has the same number",
  'Chưa ký thì chưa đăng ký hộ tịch': 'Nothing is registered before the signature',
  'Lãnh đạo ký số kết quả': 'The leader signs the result',
  'Hộ tịch được đăng ký đúng một lần theo mã hồ sơ':
    'Civil status is registered once, under the code of the dossier',
  'trạng thái ở xã': 'status at the commune',
  'trạng thái trên Cổng': 'status on the portal',
  'trạng thái tra cứu': 'status in the public look-up',
  'có trong danh sách': 'in the list',
  'phân công được': 'can be assigned',
  'số, ký hiệu của văn bản': 'number and symbol of the document',
  'số, ký hiệu ở xã': 'number and symbol at the commune',
  'ngày ban hành ở xã': 'day of issue at the commune',
  'số, ký hiệu trong kho': 'number and symbol in the store',
  'số kết quả trong kho': 'results in the store',
  'số lần đăng ký': 'number of registrations',
  // Checks.
  'Hồ sơ ở xã có đủ giấy tờ': 'The dossier at the commune has all papers',
  'Tệp {} còn nguyên': 'The file {} is unchanged',
  'giấy tờ': 'papers',
  'giống tệp đã nộp': 'the same as the file that was filed',
  'Tệp trong kho của công dân là tệp đã phát hành':
    "The file in the citizen's store is the one that was issued",
  'Tệp công dân nhận mang chữ ký số còn nguyên, được tin cậy':
    'The file that the citizen has bears signatures that hold and are trusted',
  'số chữ ký': 'signatures',
  'có chứng thư số của cơ quan chứng thực': "there are the authority's certificates",
  'chữ ký không khớp với tệp': 'signatures that do not fit the file',
  'chữ ký sau cùng bao trùm toàn bộ tệp': 'the last signature is over the whole file',
  'chữ ký có chứng thư số không được tin cậy': 'signatures whose certificates are not trusted',
  'giống tệp đã phát hành': 'the same as the file that was issued',
  'Hệ thống khác ghi trạng thái “dừng xử lý” lên Cổng':
    'Another system writes the status “stopped” to the portal',
  'Cổng và xã lại có một trạng thái': 'The portal and the commune have one status again',
  'Tra cứu công khai cũng vậy': 'So has the public look-up',
  'Hồ sơ đang xử lý chưa được tính': 'A dossier in work is not counted',
  'Hồ sơ đã giải quyết được tính đúng một lần': 'The settled dossier is counted once',
  'Số liệu của xã bằng số hồ sơ đã tính':
    "The commune's figures are the number of dossiers counted",
  'số lần hồ sơ được tính': 'how often the dossier was counted',
  'số hồ sơ đã tính': 'dossiers counted',
  'hồ sơ đã giải quyết': 'dossiers settled',
  'Chủ trì kết thúc cuộc họp': 'The chair ends the meeting',
  'Biên bản ghi mã hồ sơ và tình trạng của hồ sơ':
    'The minutes name the code of the dossier and where it stands',
  'Biên bản không ghi họ tên, số định danh của chủ hồ sơ':
    'The minutes name neither the applicant nor the identity number',
  'nội dung biên bản': 'text of the minutes',
  'số thông tin đã tìm': 'facts that were looked for',
  'số thông tin cá nhân trong biên bản': 'personal data in the minutes',
  'Cổng không nhận hồ sơ cho đơn vị đó': 'The portal takes no dossier for that unit',
  'Hệ thống một cửa không còn đơn vị đó': 'The one-stop system has that unit no more',
  'Nền tảng chia sẻ dữ liệu trả lời mã đơn vị sai':
    'The platform for sharing data answers that the unit is wrong',
  'Hệ thống báo cáo không giao kỳ cho đơn vị đó':
    'The reporting system gives that unit no form to fill in',
  'câu trả lời': 'answer',
  'số đơn vị': 'number of units',
  'mã các đơn vị': 'codes of the units',
  'mã trả lời': 'answer code',
  'Mọi cuộc gọi giữa các hệ thống mang cùng mã vết':
    'All calls between the systems belong to one trace',
  'cuộc gọi không thấy': 'calls that were not seen',
  'Không có khóa, hoặc khóa sai, thì bị từ chối': 'Without a key, or with a wrong one: refused',
  'kết quả': 'result',
};

/** Vietnamese that the suite enters or sends and no report says. */
export const unsaid: readonly string[] = ['Đang xử lý', 'Kết quả giải quyết hồ sơ {}'];
